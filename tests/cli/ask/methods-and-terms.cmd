printf 'methods\nglossary\nquit\n' | sentei ask --lang en | sed -n '/^> methods/,$p'
