sentei explain --lang ja one-candidate.yaml
