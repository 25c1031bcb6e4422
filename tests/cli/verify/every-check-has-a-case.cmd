# Each check has a case of its name that fails it, and all pass on base/. Two can fail only by a fault of the program: they
# are tested in tests/unit/.
sentei verify --list-checks --format json | grep -o '"id":"[a-z-]*"' | sed 's/"id":"\(.*\)"/\1/' | while read -r id; do
	[ -f "$id.cmd" ] || echo "$id"
done
