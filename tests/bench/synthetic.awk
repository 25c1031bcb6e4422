# Writes a rule base of the wanted size, sound in every respect, for timing; the same for the same numbers.
# usage: awk -f synthetic.awk [-v facts=40] [-v nodes=200] [-v cautions=2000] [-v seed=1] >FILE.yaml
#
# The first fact parts the flowchart into three, which ask the next half of the facts in three orders (upwards, downwards, the
# even ones first), so that no one order of facts suits them all. The other facts are those of situations.
function random(n) {
	seed = (seed * 16807) % 2147483647
	return int(seed / 2147483647 * n)
}

function grounds(indent) {
	return indent "basis: reconstructed\n" indent "source: {chapter: made}\n"
}

function text(ja, en) { return "{ja: " ja ", en: " en "}" }

function fact(f, count, v) {
	printf "  - id: f%d\n    kind: decision\n    label: %s\n", f, text("項目" f, "Fact " f)
	printf "    question: %s\n    help: %s\n", text("項目" f "はどれですか。", "Which is fact " f "?"), text("試験です。", "A test.")
	if (f < flow)
		printf "    assume: {value: v0, because: %s}\n", text("仮です。", "Assumed.")
	print "    choices:"
	for (v = 0; v < count; v++)
		printf "      - {id: v%d, label: %s, phrase: %s}\n", v, text("値" v, "Value " v), text("値" v, "value " v)
	printf "%s", grounds("    ")
}

# The fact that layer `layer` of part `part` asks, from 1 on.
function asked(part, layer,   last) {
	last = flow - 1
	if (part == 0) return layer
	if (part == 1) return last + 1 - layer
	return layer <= int(last / 2) ? 2 * layer : 2 * (layer - int(last / 2)) - 1
}

# Shares a part's nodes out to its layers. None is narrower than the one before, and at most one wider: then two edges a node
# reach all of the next, and no two nodes lead to the same.
function lay_out(part, wanted,   layer, most, sum) {
	for (most = 1; total(most + 1) <= wanted; most++)
		;
	for (layer = 1; layer < flow; layer++)
		width[part, layer] = layer < most ? layer : most
	for (layer = flow - 1; layer > flow - 1 - (wanted - total(most)); layer--)
		width[part, layer]++
}

# The nodes of layers that widen to `most`.
function total(most,   layer, sum) {
	for (layer = 1; layer < flow; layer++)
		sum += layer < most ? layer : most
	return sum
}

# Somewhere after a layer of a part: most often the next one, at its end an outcome.
function onward(part, layer,   to) {
	to = layer + 1 + (random(5) == 0)
	if (to > flow - 1 || random(flow) == 0)
		return "o" part "_" random(4)
	return "n" part "_" to "_" random(width[part, to])
}

function part_nodes(part,   layer, i, v, count, go, last) {
	for (layer = 1; layer < flow; layer++)
		for (i = 0; i < width[part, layer]; i++) {
			printf "  - id: n%d_%d_%d\n    ask: f%d\n    edges: [", part, layer, i, asked(part, layer)
			count = sizes[asked(part, layer)]
			for (v = 0; v < count; v++) {
				# The first values keep every node and outcome reached, and no two next to each other go the same way.
				if (v == 0 && layer + 1 < flow)
					go = "n" part "_" (layer + 1) "_" (i % width[part, layer + 1])
				else if (v == 1 && layer + 1 < flow)
					go = "n" part "_" (layer + 1) "_" ((i + 1) % width[part, layer + 1])
				else if (layer + 1 == flow)
					go = "o" part "_" ((i + v) % 4)
				else
					do go = onward(part, layer); while (go == last)
				last = go
				printf "%s{is: v%d, go: %s}", v ? ", " : "", v, go
			}
			printf "]\n%s", grounds("    ")
		}
}

function level(characteristic, step) {
	printf "      - {characteristic: c%d, level: l%d, because: %s, basis: reconstructed, source: {chapter: made}}\n", \
		characteristic, step, text("試験です。", "A test.")
}

# A clause on a fact that isn't in `used`.
function clause(   f, count, mask, v, s) {
	do f = flow + random(facts - flow - 1); while (index(used, " " f " "))
	used = used f " "
	count = sizes[f]
	mask = 1 + random(2 ^ count - 2)
	s = ""
	for (v = 0; v < count; v++)
		if (int(mask / 2 ^ v) % 2)
			s = s (s == "" ? "" : "|") "v" v
	return "f" f "=" s
}

function caution(i,   m, n, k, when) {
	m = random(12)
	n = (m + 1 + random(11)) % 12
	used = " "
	when = clause()
	for (k = random(3); k > 0; k--)
		when = when (random(3) ? ", " : " or ") clause()
	printf "  - id: c%d\n    methods: [%s]\n    when: [%s]\n", i, \
		i % 20 == 0 ? "all" : random(4) ? "m" m : "m" m ", m" n, when
	printf "    roles: [r%d]\n    tier: t\n    category: k%d\n", random(3), random(5)
	printf "    title: %s\n", text("注意点" i "を守る", "Mind caution " i)
	printf "    risk: %s\n", text("守らないと、" i "番の困ったことが起こることがあります。", "Otherwise trouble number " i " may come.")
	printf "    action: %s\n", text("月に一度、" i "番の表を見て確かめます。", "Once a month look at table " i " and check.")
	printf "%s", grounds("    ")
}

BEGIN {
	if (!facts) facts = 40
	if (!nodes) nodes = 200
	if (!cautions) cautions = 2000
	if (!seed) seed = 1
	flow = int(facts / 2)
	for (part = 0; part < 3; part++)
		lay_out(part, int((nodes - 1 + part) / 3))
	for (f = 0; f < facts - 1; f++)
		sizes[f] = f ? 2 + random(3) : 3
	print "about:"
	printf "  title: %s\n  intro: %s\n", text("試験", "Test"), text("試験です。", "A test.")
	printf "  method: %s\n  methods: %s\n", text("方式", "method"), text("方式", "methods")
	printf "  authority: %s\n  caveat: %s\n", text("試験", "Test"), text("試験です。", "A test.")
	printf "chapters:\n  - id: made\n    title: %s\n", text("作り物", "Made up")
	print "facts:"
	for (f = 0; f < facts - 1; f++)
		fact(f, sizes[f])
	printf "  - id: variant\n    kind: decision\n    label: %s\n    question: %s\n    help: %s\n    values: configurations\n%s", \
		text("構成", "Configuration"), text("どの構成ですか。", "Which configuration?"), text("試験です。", "A test."), grounds("    ")
	printf "nodes:\n  - id: start\n    ask: f0\n    edges: [{is: v0, go: n0_1_0}, {is: v1, go: n1_1_0}, {is: v2, go: n2_1_0}]\n%s", \
		grounds("    ")
	for (part = 0; part < 3; part++)
		part_nodes(part)
	print "outcomes:"
	for (part = 0; part < 3; part++)
		for (o = 0; o < 4; o++)
			printf "  - id: o%d_%d\n    method: m%d\n    because: %s\n%s", part, o, part * 4 + o, \
				text("試験です。", "A test."), grounds("    ")
	print "characteristics:"
	for (c = 0; c < 2; c++) {
		printf "  - id: c%d\n    name: %s\n    short: %s\n    meaning: %s\n    better: l3\n    levels:\n", c, \
			text("特性" c, "Row " c), text("特性" c, "Row " c), text("試験です。", "A test.")
		for (l = 0; l < 4; l++)
			printf "      - {id: l%d, name: %s}\n", l, text("段階" l, "level " l)
		printf "%s", grounds("    ")
	}
	print "methods:"
	for (m = 0; m < 12; m++) {
		printf "  - id: m%d\n    name: %s\n    definition: %s\n    requires: [f0=v%d]\n    configurations:\n", m, \
			text("方式" m, "Method " m), text("試験です。", "A test."), int(m / 4)
		for (c = 0; c < 2; c++)
			printf "      - {id: x%d_%d, name: %s, description: %s, basis: reconstructed, source: {chapter: made}}\n", m, c, \
				text("構成" m "の" c, "Configuration " c " of " m), text("試験です。", "A test.")
		print "    levels:"
		level(0, m % 4)
		level(1, 3 - m % 4)
		printf "    overrides:\n      - when: [variant=x%d_1]\n        characteristic: c0\n        level: l%d\n", m, (m + 2) % 4
		printf "        because: %s\n%s", text("試験です。", "A test."), grounds("        ")
		printf "%s", grounds("    ")
	}
	print "needs:"
	for (f = flow; f < facts - 1; f++)
		printf "  - {when: [f%d=v0], characteristic: c%d, level: l%d, because: %s, basis: reconstructed, source: {chapter: made}}\n", \
			f, f % 2, 1 + f % 3, text("試験です。", "A test.")
	print "roles:"
	for (r = 0; r < 3; r++)
		printf "  - {id: r%d, name: %s, description: %s, basis: reconstructed, source: {chapter: made}}\n", r, \
			text("役" r, "Role " r), text("人です。", "Somebody.")
	printf "tiers:\n  - {id: t, name: %s, description: %s, basis: reconstructed, source: {chapter: made}}\n", \
		text("基本", "Basic"), text("基本です。", "Basic.")
	print "categories:"
	for (k = 0; k < 5; k++)
		printf "  - {id: k%d, name: %s, description: %s, basis: reconstructed, source: {chapter: made}}\n", k, \
			text("分類" k, "Category " k), text("試験です。", "A test.")
	print "cautions:"
	for (i = 1; i <= cautions; i++)
		caution(i)
}
