sentei explain --lang en --what-if local_data=allow several.yaml
