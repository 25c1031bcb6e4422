# Each thing that can be expected, expected wrongly.
sh seed.sh -s '
/- id: studio/,/- id: lawyer/{
	s/status: recommended/status: none/
	s/companions: \[\]/companions: [copier]/
	s/misses: \[price\]/misses: []/
	s/cautions: \[ink-dry, ink-price\]/cautions: [ink-dry, all-paper, laser-toner]/
	s/cautions_not: \[laser-toner\]/cautions_not: [ink-price]/
	s/cautions_if: \[all-paper\]/cautions_if: [ink-dry]/
}
s/next: colour/next: place/
s/status: none}/status: none, method: laser}/'
