printf 'yes\nlimited\nback\nsame\nallow\nback\nforbid\nyes\nno\n' | sentei ask --lang en | grep -e '^> ' -e '^Question' -e '^Recommended'
