# What is no YAML, or YAML that has no business in a rule file. $lang is set.
# shellcheck shell=sh
# shellcheck source=tests/cli/rules/fault.sh
. ./fault.sh
fault 'a tab' papers.yaml 's/^    kind:/\	kind:/'
fault 'a brace that never closes' papers.yaml 's/To be printed\.}/To be printed./'
fault 'a colon in a text' statements.yaml 's/en: Paper jams\./en: Paper: jams: often/'
fault 'an alias' flow.yaml 's/kind: circumstance/kind: *kind/'
fault 'an anchor' printers.yaml 's/better: fast/better: \&best fast/'
fault 'a tag' printers.yaml 's/better: fast/better: !!str fast/'
fault 'a second document' papers.yaml 's/^checklists:/---\
checklists:/'
file 'a control character' 'glossary:\n  - {id: bell, term: {ja: ベル\007, en: Bell}}\n'
file 'an escaped NUL' 'glossary:\n  - {id: nul, term: {ja: "空\\0", en: "NUL"}}\n'
file 'not UTF-8' 'glossary:\n  - id: sjis\n    term: {ja: \203\147\203\151\201\133, en: toner}\n'
file 'nothing' ''
file 'nothing but a comment' '# to be written\n'
file 'nested too deeply' 'glossary: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n'
