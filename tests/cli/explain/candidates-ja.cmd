sentei explain --lang ja halfway.yaml
