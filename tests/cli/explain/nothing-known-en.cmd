sentei explain --lang en nothing-known.yaml
