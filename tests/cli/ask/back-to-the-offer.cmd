printf 'yes\nlimited\nyes\nyes\nback\nno\n' | sentei ask --lang en | grep -e '^> ' -e '^Question' -e '^Recommended' -e '^Go on'
