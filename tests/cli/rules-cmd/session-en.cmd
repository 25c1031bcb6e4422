# A whole consultation in another field: no word of telework stands in the program.
cd $TMPDIR && sentei rules new printers 2>/dev/null
printf '%s\n' why many yes yes yes 'small' narrow yes 'with a scanner' | sentei --lang en --rules printers | tee session
! grep -i -e telework -e guideline session
