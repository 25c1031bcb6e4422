sentei explain --lang en architects.yaml
