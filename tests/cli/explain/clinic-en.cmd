sentei explain --lang en clinic.yaml
