sentei explain --lang ja architects.yaml
