sentei explain --lang ja accountant.yaml
