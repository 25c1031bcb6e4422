export SENTEI_RULES=../rules/base SENTEI_LANG=en
# Line ends of old Macintosh files: refused, since rows would be lost.
printf 'id,pages\rx,few\ry,few\r' | sentei batch --from csv; echo "status $?"
printf 'id,pages\r\r\nx,few\r\r\n' | sentei batch --from csv --format csv --columns id,line,status; echo "status $?"
