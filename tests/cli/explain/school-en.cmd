sentei explain --lang en school.yaml
