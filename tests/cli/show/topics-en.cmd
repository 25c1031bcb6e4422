sentei show --lang en
