sentei explain --lang en --what-if office_system=no --what-if cloud=unknown architects.yaml
sentei explain --lang en --what-if office_system=unknown architects.yaml | head -n 8
sentei explain --lang en --what-if office_pc=no halfway.yaml | head -n 8
