cd "$TMPDIR" && printf 'no\nno\nallow\nno\n' | sentei ask --lang en -o result.txt | sed -n '/^> no/,$p' | tail -n 3; grep -c '^Recommended: Standalone' result.txt
