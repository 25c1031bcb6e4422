sentei explain --lang ja shop.yaml
