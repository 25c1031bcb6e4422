# A mistyped id, a missing English text and a way that asks a fact twice: three diagnostics, each at its line.
. ./fault.sh
fresh
spoil statements.yaml 's/cautions: \[dust, jam\]/cautions: [dust, jem]/'
spoil printers.yaml 's/, en: It prints by spraying ink\.//'
spoil flow.yaml 's/ask: network/ask: colour/'
cd "$TMPDIR" && sentei batch --rules rules --lang en --format json
