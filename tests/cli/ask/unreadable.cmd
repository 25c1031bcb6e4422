printf 'yes\nperhaps\nno\n' | sentei ask --lang en
