# What has not the form of a rule file. $lang is set.
# shellcheck shell=sh
# shellcheck source=tests/cli/rules/fault.sh
. ./fault.sh
fault 'unknown key, mistyped' flow.yaml '/id: colour$/a\
    exmaple: x'
fault 'unknown key' flow.yaml '/id: colour$/a\
    weight: 3'
fault 'list as a key' flow.yaml '/id: colour$/a\
    [weight]: 3'
fault 'unknown section' papers.yaml 's/^glossary:/glosary:/'
fault 'key twice' flow.yaml '/id: colour$/a\
    kind: circumstance'
fault 'missing key' flow.yaml '/id: colour$/,/kind/{
/kind/d
}'
fault 'missing reference' printers.yaml '/id: copier/,$ {
/level: high/d
}'
fault 'missing id' papers.yaml -e 's/- id: toner/- also: [tonner]/' -e '/also: \[粉\]/d'
fault 'missing English text' flow.yaml 's/, en: Is colour needed?//'
fault 'missing Japanese text' statements.yaml 's/ja: 紙が詰まります。, //'
fault 'text instead of a list' flow.yaml 's/also: \[大量, lots\]/also: 大量/'
fault 'list instead of a mapping' flow.yaml 's/{ja: 色を使いますか。, en: Is colour needed?}/[色を使いますか。]/'
fault 'list instead of a text' printers.yaml 's/- id: copier/- id: [copier]/'
fault 'empty text' printers.yaml 's/better: low/better:/'
fault 'empty text in quotes' statements.yaml "s/en: Paper jams\./en: ''/"
fault 'empty mapping' flow.yaml 's/^    help: .*年に.*/    help:/'
fault 'empty item' flow.yaml 's/also: \[大量, lots\]/also: ["", lots]/'
fault 'word out of a fixed set, mistyped' flow.yaml '/id: colour$/,/kind/s/decision/decison/'
fault 'word out of a fixed set' flow.yaml 's/basis: published/basis: rumour/'
fault 'yes that is no yes' statements.yaml 's/first: yes/first: true/'
fault 'values of a fact' flow.yaml 's/values: configurations/values: configuration/'
file 'no mapping' 'just text\n'
file 'a list' '- facts\n- nodes\n'
file 'a section that may stand once' 'about:
  title: {ja: 題, en: Title}
  intro: {ja: 序, en: Introduction}
  method: {ja: 機種, en: printer}
  methods: {ja: 機種, en: printers}
  authority: {ja: 手引き, en: Guide}
  caveat: {ja: 注意, en: Caveat}
'
