sentei explain --format json halfway.yaml
