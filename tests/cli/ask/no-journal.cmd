# Without a terminal nothing is kept.
printf 'yes\n' | sentei ask --lang en >/dev/null; ls "$XDG_STATE_HOME" 2>/dev/null | wc -l
