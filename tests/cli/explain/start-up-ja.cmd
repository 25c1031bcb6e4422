sentei explain --lang ja start-up.yaml
