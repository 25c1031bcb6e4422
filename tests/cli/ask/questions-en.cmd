printf '1\nLIGHT WORK\n 2 \nyes\n' | sentei ask --lang en | sed '/^Recommended/,$d'
