printf 'yes\nlimited\nyes\nwhy\nno\n' | sentei ask --lang en | sed -n '/^> why/,/^> no/p'
