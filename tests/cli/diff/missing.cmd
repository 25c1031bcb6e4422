sentei diff
