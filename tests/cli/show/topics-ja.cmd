sentei show --lang ja
