COLUMNS=40 sentei show method train --rules rules --lang ja
