sentei explain --lang en accountant.yaml
