sentei explain --lang en town-hall.yaml
