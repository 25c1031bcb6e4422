# The example: what is written, and that it is sound.
cd $TMPDIR
sentei --lang ja rules new printers 2>&1
find printers | LC_ALL=C sort
sentei --lang ja verify printers
