printf 'yes\nchange nonsense\nsame\n' | sentei ask --lang en >/dev/null
