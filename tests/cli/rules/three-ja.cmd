# The same by the environment, in Japanese.
. ./fault.sh
fresh
spoil statements.yaml 's/cautions: \[dust, jam\]/cautions: [dust, jem]/'
spoil printers.yaml 's/, en: It prints by spraying ink\.//'
spoil flow.yaml 's/ask: network/ask: colour/'
cd "$TMPDIR" && SENTEI_RULES=rules sentei batch --lang ja --format json
