sentei explain --lang en start-up.yaml
