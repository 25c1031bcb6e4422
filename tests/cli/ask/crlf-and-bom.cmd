printf '\357\273\277yes\r\nlimited\r\nyes\r\nno\r\n' | sentei ask --lang en | grep '^Recommended' | sort -u
