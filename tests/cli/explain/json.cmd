sentei explain --format json clinic.yaml
sentei explain --format json --lang ja --why local_data --how cost --why-not vpn --what-if office_pc=yes --what-if budget=high halfway.yaml
sentei explain --format json --why cloud several.yaml
