printf 'yes\nsame\nforbid\nno\n' | COLUMNS=40 sentei ask --lang ja | sed '/^おすすめ/,$d'
