# The usage line wraps where it has to.
COLUMNS=30 sentei --lang ja show --foo 2>&1
COLUMNS=30 sentei --lang en diff --foo 2>&1
