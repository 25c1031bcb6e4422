COLUMNS=80 sentei show method train --rules rules --lang ja
