# A rule for more answers, one for fewer, one for other methods, and what a method requires.
sh change.sh '
s/when: \[paper=a3\]/when: [paper=a3, colour=no]/
/- id: ink-dry/,/roles/s/keeper=no/keeper=no or budget=low/
/- id: shared-jam/,/roles/{
	s/methods: \[laser, copier\]/methods: [laser]/
}
/- id: cheap/,/basis/s/budget=low|medium/budget=low/
/- id: alone/,/basis/s/keeper=no/keeper=yes/
/^companions/,/^char/s/when: \[colour=yes\]/when: [colour=yes, budget=high]/
s/requires: \[place=room\]/requires: [place=room, volume=many]/'
