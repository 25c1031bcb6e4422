# Versions come even when the rules can't be used.
sentei --version --rules nowhere | grep -c .
sentei --version --rules nowhere >$TMPDIR/out
