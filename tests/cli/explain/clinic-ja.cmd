sentei explain --lang ja clinic.yaml
