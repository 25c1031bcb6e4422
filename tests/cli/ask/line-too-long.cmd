# A line has an end, or none at all: what is too long for an answer is said at once, and which question it was for.
letters() { head -c "$1" /dev/zero | tr '\0' a; }
{ echo no; letters 65536; } | sentei ask --lang en | tail -n 1 | wc -c
{ echo no; letters 65537; } | sentei ask --lang en | tail -n 2
tr '\0' a </dev/zero 2>/dev/null | sentei ask --lang ja | tail -n 1
tr '\0' a </dev/zero 2>/dev/null | sentei ask --lang ja >/dev/null 2>&1
echo "status $?"
