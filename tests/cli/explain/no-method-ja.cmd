sentei explain --lang ja no-method.yaml
