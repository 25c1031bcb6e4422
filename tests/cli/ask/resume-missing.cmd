sentei ask --lang en --resume nowhere.yaml </dev/null
