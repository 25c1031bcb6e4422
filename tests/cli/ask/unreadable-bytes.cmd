printf 'yes\n\377\033[31m\n' | sentei ask --lang en >/dev/null
