sentei explain --lang ja call-centre.yaml
