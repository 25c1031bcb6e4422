cd $TMPDIR && sentei rules new printers 2>/dev/null
sentei --lang ja --rules printers show table
sentei --lang ja --rules printers show flowchart
sentei --lang ja --rules printers show method inkjet
