printf 'はい\nたぶん\n' | sentei ask --lang ja >/dev/null
