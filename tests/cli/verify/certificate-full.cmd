# A full disk is told as such, whatever the length of what is written.
[ -e /dev/full ] || { cat certificate-full.out; cat certificate-full.err >&2; exit 2; }
sentei verify --certificate /dev/full base -o /dev/null --lang ja
sentei verify --certificate /dev/full base -o /dev/null
