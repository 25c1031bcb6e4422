COLUMNS=80 sentei show flowchart --lang ja
