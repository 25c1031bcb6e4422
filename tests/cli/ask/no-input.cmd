sentei ask --lang en </dev/null | sed -n '/^Not settled/,/^For now/p'
