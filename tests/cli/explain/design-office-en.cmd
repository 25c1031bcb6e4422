sentei explain --lang en design-office.yaml
