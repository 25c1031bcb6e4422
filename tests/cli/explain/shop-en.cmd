sentei explain --lang en shop.yaml
