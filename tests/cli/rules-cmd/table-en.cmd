cd $TMPDIR && sentei rules new printers 2>/dev/null
sentei --lang en --rules printers show table
sentei --lang en --rules printers show flowchart
sentei --lang en --rules printers show method inkjet
