sentei explain --lang en call-centre.yaml
