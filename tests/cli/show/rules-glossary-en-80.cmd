COLUMNS=80 sentei show glossary --rules rules --lang en
