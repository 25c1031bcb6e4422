# What is said when an input is none.
cd "$TMPDIR" || exit
export SENTEI_RULES="$ROOT/tests/cli/rules/base"
: >empty.yaml
mkdir folder.yaml
head -c 16777217 /dev/zero | tr '\0' '#' >large.yaml
sentei batch --lang en --format json empty.yaml missing.yaml folder.yaml large.yaml
