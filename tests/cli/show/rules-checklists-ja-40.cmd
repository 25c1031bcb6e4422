COLUMNS=40 sentei show checklists --rules rules --lang ja
