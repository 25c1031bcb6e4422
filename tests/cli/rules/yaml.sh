# What is no YAML, or YAML that has no business in a rule file. $lang is set.
# shellcheck shell=sh
# shellcheck source=tests/cli/rules/fault.sh
. ./fault.sh
fault 'a tab' papers.yaml 's/^    kind:/\	kind:/'
fault 'a brace that never closes' papers.yaml 's/To be printed\.}/To be printed./'
fault 'a colon in a text' statements.yaml 's/en: Paper jams\./en: Paper: jams: often/'
fault 'an alias' flow.yaml '/id: pages$/,/kind/s/kind: circumstance/kind: *kind/'
fault 'an anchor' printers.yaml 's/better: fast/better: \&best fast/'
fault 'a tag' printers.yaml 's/better: fast/better: !!str fast/'
fault 'a second document' papers.yaml 's/^checklists:/---\
checklists:/'
file 'a control character' 'glossary:\n  - {id: bell, term: {ja: ベル\0007, en: Bell}}\n'
file 'an escaped NUL' 'glossary:
  - id: nul
    term: {ja: "空\\0", en: nul}
    text: {ja: 空の文字, en: Empty}
    basis: reconstructed
    source: {chapter: using}
'
file 'not UTF-8' 'glossary:\n  - id: sjis\n    term: {ja: \0203\0147\0203\0151\0201\0133, en: toner}\n'
file 'nothing' ''
file 'nothing but a comment' '# to be written\n'
file 'nested too deeply' 'glossary: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n'
