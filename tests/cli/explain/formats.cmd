# Answers in every form, by the file's name, by what stands in it, and by --from; from standard input as well.
cd "$TMPDIR" || exit
export SENTEI_LANG=en SENTEI_RULES="$ROOT/tests/cli/rules/base"
printf 'cases:\n- id: a\n  answers: {pages: few, colour: no}\n- {id: b, answers: {colour: blue}}\n' >a.yaml
printf '{"id":"a","answers":{"pages":"few","colour":"no"}}\n{"id":"b","answers":{"colour":"blue"}}\n' >a.ndjson
printf 'id,pages,色を使いますか。\na,少ない,いいえ\nb,,blue\n' >a.csv
printf 'id,ひと月に何枚くらい印刷しますか。,色を使いますか。\na,少ない,いいえ\nb,,blue\n' | iconv -f UTF-8 -t CP932 >cp932
# explained FILE OPTION...: which records were explained.
explained() {
	sentei explain --format json --why-not inkjet "$@" >out
	echo "$* status $?: $(sed 's/^\({"id":"[^"]*","line":[0-9]*,"[a-z_]*":\).*/\1/' out | tr '\n' ' ')"
}
for form in yaml ndjson csv; do
	cp a.$form $form
	explained a.$form
	explained $form
	explained - <a.$form
	explained --from $form - <a.$form
done
explained --encoding cp932 cp932
explained --from csv --encoding cp932 cp932
sentei explain --why-not inkjet a.csv
: >empty.csv
explained empty.csv
explained --encoding latin1 a.csv
