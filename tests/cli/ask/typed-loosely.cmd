# A full stop at the end, a number right behind «change».
printf 'Yes.\nlimited。\nchange1\nyes\n変更２\nsame\nno\n' | sentei ask --lang en | grep -e '^Question' -e '^  →' -e '^> ' 
