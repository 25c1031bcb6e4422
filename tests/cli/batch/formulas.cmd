export SENTEI_RULES=../rules/base SENTEI_LANG=en
# No cell that comes from the input is a formula in a spreadsheet.
printf 'id,pages,note\n=1+1,few,"=cmd|x"\n+1,few,-1\n@a,few,"	tab"\n-x,maybe,"\n=2"\n"a,b",=few,"say ""x"""\n' |
	sentei batch --from csv --format csv --columns id,status,error_value,error_message --keep note
sentei batch --from csv --format csv --columns id,method --keep =note <<'END'
=note,pages
a,few
END
