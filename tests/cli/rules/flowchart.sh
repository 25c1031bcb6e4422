# The flowchart, and what may be typed. $lang is set.
# shellcheck shell=sh
# shellcheck source=tests/cli/rules/fault.sh
. ./fault.sh
fault 'edge to nowhere' flow.yaml 's/go: ask_network/go: ask_netwrok/'
fault 'edge for an unknown answer' flow.yaml 's/{is: desk, go: too_large}/{is: table, go: too_large}/'
fault 'edge missing' flow.yaml 's/{is: desk, go: too_large}, //'
fault 'edge twice' flow.yaml 's/{is: desk, go: too_large}, /&{is: desk, go: copier}, /'
fault 'loop' flow.yaml 's/{is: yes, go: laser_shared}/{is: yes, go: ask_colour}/'
fault 'asked twice' flow.yaml 's/ask: network/ask: colour/'
fault 'unknown fact' flow.yaml 's/ask: network/ask: netwrok/'
fault 'node that no way leads to' flow.yaml -e 's/{is: no, go: ask_network}/{is: no, go: laser_alone}/' -e 's/{is: desk, go: too_large}/{is: desk, go: laser_shared}/' -e '/- id: too_large/,/source/d'
fault 'outcome that no way leads to' flow.yaml 's/go: laser_shared/go: laser_alone/'
fault 'no assumption' flow.yaml '/id: place$/,/choices/{
/assume/,/because/d
}'
fault 'configurations in the flowchart' flow.yaml -e 's/ask: network/ask: model/' -e 's/{is: yes, go: laser_shared}, {is: no, go: laser_alone}/{is: standard, go: laser_shared}, {is: duplex, go: laser_alone}, {is: mono, go: laser_alone}/' -e 's/values: configurations/assume: {value: mono, because: {ja: 例, en: Example}}\
    &/'
file 'two facts of configurations' 'facts:
  - id: make
    kind: decision
    label: {ja: 製造元, en: Make}
    question: {ja: どこのものにしますか。, en: Which make?}
    help: {ja: どれでもかまいません。, en: Any will do.}
    values: configurations
    basis: reconstructed
    source: {chapter: buying}
'
fault 'spelling of two choices' flow.yaml 's/also: \[大量, lots\]/also: [大量, ＦＥＷ]/'
fault 'spelling that is a command' flow.yaml 's/also: \[大量, lots\]/also: [大量, Help]/'
fault 'spelling that means unknown' flow.yaml 's/also: \[大量, lots\]/also: [未定]/'
fault 'spelling that is a number' flow.yaml 's/also: \[大量, lots\]/also: [１０]/'
fault 'spelling of two configurations' printers.yaml 's/白黒型/標準型/'
