printf 'no\nno\nallow\nno\n' | sentei ask --lang en --save /nonexistent/answers.yaml >/dev/null
