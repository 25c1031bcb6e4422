sentei explain --lang ja nothing-known.yaml
