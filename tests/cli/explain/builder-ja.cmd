sentei explain --lang ja builder.yaml
