sentei ask --lang en </ >/dev/null
