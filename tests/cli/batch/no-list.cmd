# What stands under `cases` must be a list; the fault is shown there, and isn't taken for a slip of the pen.
export SENTEI_RULES=../rules/base
for cases in '' ' {}' ' few' '
  a: {answers: {pages: few}}'; do
	for lang in en ja; do printf 'cases:%s\n' "$cases" | sentei batch --lang $lang; echo "status $?"; done
done
printf 'id: a\ncases:\nanswers: {pages: few, colour: no}\n' | sentei batch --format csv --columns id,status,error
