sentei explain --lang en --why local_data --why cloud --why budget --why variant clinic.yaml
