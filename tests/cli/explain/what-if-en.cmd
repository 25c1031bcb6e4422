sentei explain --lang en --what-if office_pc=yes clinic.yaml
sentei explain --lang en --what-if cloud=no --what-if variant=unknown accountant.yaml
sentei explain --lang en --what-if line_quality=stable clinic.yaml | head -n 5
