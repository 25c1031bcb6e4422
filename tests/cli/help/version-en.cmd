# The digest of the rules is the one that conclusions carry. Versions of libraries are the machine's.
sentei --lang en --version | sed -e 's/ [0-9][0-9.]*[0-9]/ N/g' -e 's/[0-9a-f]\{64\}/DIGEST/'
sentei rules new $TMPDIR/printers 2>/dev/null
(cd $TMPDIR && sentei --lang en --rules printers --version) | sed -n 's/[0-9a-f]\{64\}/DIGEST/p'
