sentei explain --lang ja design-office.yaml
