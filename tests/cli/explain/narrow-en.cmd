COLUMNS=40 sentei explain --lang en design-office.yaml
