printf 'yes\n' | sentei ask --lang en --resume faulty.yaml
