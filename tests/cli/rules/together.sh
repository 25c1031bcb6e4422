# Several faults in one run, of form and of reference: each is told once, and none only for another's sake. $lang is set.
# shellcheck shell=sh
# shellcheck source=tests/cli/rules/fault.sh
. ./fault.sh
fault 'a node: its fact and where it leads' flow.yaml 's/ask: colour/ask: color/; s/go: ask_network/go: ask_netwrok/'
fault 'the first node, and a loop behind it' flow.yaml 's/ask: pages/ask: page/; s/go: laser_shared/go: ask_colour/'
fault 'all terms of a clause' statements.yaml 's/when: \[place=shared or network=yes\]/when: [plcae=shared or place or network=yse or colour]/'
fault 'a value twice in a clause' statements.yaml 's/when: \[pages=few\]/when: [pages=some|few|some]/'
fault 'a condition without a clause' flow.yaml 's/when: \[place=shared\]/when: []/'
file 'sections without entries' 'groups: []\nexceptions: []\nglossary:\n'
fault 'null for a text' flow.yaml 's/{ja: 色, en: Colour}/{ja: ~, en: null}/'
fault 'null for an id, a list and a word' flow.yaml 's/group: office/group: Null/; s/when: \[place=shared\]/when: ~/; s/basis: published/basis: null/'
fault 'a section mistyped, and what refers to it' flow.yaml 's/^facts:/fact:/'
fault 'no choices' flow.yaml '/- id: network/,/- id: place/s/choices:/choice:/'
fault 'no choices left' flow.yaml '/- id: network/,/- id: place/ {
s/choices:/choices: []/
/- id: yes/,/phrase: .*ない/d
}'

echo '== a list instead of a text in one file, references in others' >&2
fresh
spoil papers.yaml 's/- id: toner/- id: [toner]/; s/methods: \[all\]/methods: [al]/'
spoil statements.yaml 's/when: \[pages=few\]/when: [page=few]/; s/category: upkeep/category: upkep/'
load
echo '== one file that is not YAML: what it may hold is not missed' >&2
fresh
spoil printers.yaml 's/better: low/better: [low/'
spoil statements.yaml 's/when: \[pages=few\]/when: [pages=fwe]/; s/roles: \[buyer\]/roles: [bayer]/; s/when: \[paper=a3\]/when: [paper = a3]/'
load
echo '== methods of the wrong kind: the rest of the references' >&2
fresh
spoil printers.yaml 's/definition: .*/definition: []/'
spoil statements.yaml 's/when: \[pages=few\]/when: [page=few]/; s/roles: \[buyer\]/roles: [bayer]/'
load
