sentei explain --lang ja --what-if office_pc=yes clinic.yaml
sentei explain --lang ja --what-if cloud=no --what-if variant=unknown accountant.yaml
sentei explain --lang ja --what-if line_quality=stable clinic.yaml | head -n 5
