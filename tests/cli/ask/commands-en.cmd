printf 'help\nwhy\nyes\nreview\nglossary vpn\nglossary ranosmware\nback\nback\nall\nsave\nwhy\nquit\n' | sentei ask --lang en
