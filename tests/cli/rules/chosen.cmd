# --rules wins over SENTEI_RULES; an empty one of these means the rules that are built in.
printf 'answers: {pages: few, colour: no}\n' >"$TMPDIR/printers.yaml"
printf 'answers: {office_system: no, cloud: yes, local_data: allow}\n' >"$TMPDIR/telework.yaml"
method() { sed 's/,"variant".*//; s/.*"method"://'; }
SENTEI_RULES=/nonexistent sentei batch --rules base --format json "$TMPDIR/printers.yaml" | method
SENTEI_RULES=base sentei batch --format json "$TMPDIR/printers.yaml" | method
SENTEI_RULES=base/ sentei batch --format json "$TMPDIR/printers.yaml" | method
SENTEI_RULES= sentei batch --format json "$TMPDIR/telework.yaml" | method
sentei batch --format json "$TMPDIR/telework.yaml" | method
