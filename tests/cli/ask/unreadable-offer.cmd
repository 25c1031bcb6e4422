printf 'yes\nlimited\nyes\nmaybe\n' | sentei ask --lang en >/dev/null
