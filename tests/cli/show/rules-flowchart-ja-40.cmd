COLUMNS=40 sentei show flowchart --rules rules --lang ja
