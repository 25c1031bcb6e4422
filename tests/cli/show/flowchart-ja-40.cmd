COLUMNS=40 sentei show flowchart --lang ja
