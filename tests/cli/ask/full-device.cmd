printf 'no\nno\nallow\nno\n' | sentei ask --lang en >/dev/full
