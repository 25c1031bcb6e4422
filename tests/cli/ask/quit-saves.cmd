cd "$TMPDIR" && printf 'yes\nquit\n' | sentei ask --lang en --save a.yaml | sed -n '/^> quit/,$p'; cat a.yaml
