printf 'no\nno\nforbid\n' | sentei ask -o /dev/full >/dev/null
