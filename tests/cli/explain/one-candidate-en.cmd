sentei explain --lang en one-candidate.yaml
