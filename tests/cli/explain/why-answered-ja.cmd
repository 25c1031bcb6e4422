sentei explain --lang ja --why local_data --why cloud --why budget --why variant clinic.yaml
