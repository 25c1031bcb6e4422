sentei explain --lang en builder.yaml
