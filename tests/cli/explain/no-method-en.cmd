sentei explain --lang en no-method.yaml
