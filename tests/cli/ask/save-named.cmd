# A name that stands for another form could not be read back; «-» is no place to save.
printf '2\n' | sentei ask --save s.csv; echo "status $?"; printf '2\n' | sentei ask --save -; echo "status $?"; ls s.csv ./- 2>&1 | sed 's/.*: //'
