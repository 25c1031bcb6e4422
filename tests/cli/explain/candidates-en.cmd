sentei explain --lang en halfway.yaml
