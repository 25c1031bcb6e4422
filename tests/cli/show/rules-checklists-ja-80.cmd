COLUMNS=80 sentei show checklists --rules rules --lang ja
