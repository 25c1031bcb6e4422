COLUMNS=40 sentei explain --lang ja design-office.yaml
