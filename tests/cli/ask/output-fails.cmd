printf 'no\nno\nallow\nno\n' | sentei ask --lang en -o /nonexistent/result.txt >/dev/null
