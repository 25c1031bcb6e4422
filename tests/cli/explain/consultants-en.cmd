sentei explain --lang en consultants.yaml
