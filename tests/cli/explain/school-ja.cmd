sentei explain --lang ja school.yaml
