sentei explain --lang ja town-hall.yaml
