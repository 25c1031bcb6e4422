# office_system=yes, reproduce=same and nothing else.
printf 'answers: {office_system: yes, reproduce: same}\n' | sentei batch --format json >"$TMPDIR/out"
status=$?
sed 's/.*"status"/"status"/; s/,"provisional":.*//' "$TMPDIR/out"
exit $status
