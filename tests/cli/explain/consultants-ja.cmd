sentei explain --lang ja consultants.yaml
