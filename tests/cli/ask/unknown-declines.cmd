printf 'yes\nlimited\nno\nyes\n分からない\n' | sentei ask --lang ja | grep -A 3 '^続けますか'
