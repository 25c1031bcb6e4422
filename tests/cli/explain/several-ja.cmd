sentei explain --lang ja --what-if local_data=allow several.yaml
