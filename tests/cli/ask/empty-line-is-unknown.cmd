printf 'yes\n\nforbid\nyes\n' | sentei ask --lang en | grep -A 3 '^> $' | head -n 4
