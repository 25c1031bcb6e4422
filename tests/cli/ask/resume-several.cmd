sentei ask --lang ja --resume several.yaml </dev/null
