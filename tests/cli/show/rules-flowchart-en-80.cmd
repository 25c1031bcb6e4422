COLUMNS=80 sentei show flowchart --rules rules --lang en
