COLUMNS=40 sentei show glossary --rules rules --lang ja
