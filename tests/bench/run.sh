#!/bin/sh
# Measures `sentei batch` beside what could at best be hoped for: counting lines, and parsing without doing anything else.
# usage: make bench     BENCH_RECORDS=100000 for a shorter run, BENCH_ROUNDS=5 for a steadier one
#
# PATH holds sentei, generate, measure, parse_jansson and parse_csv. All times are processor time (user and system) of whole
# processes on one core, the least of some rounds in which every command has its turn. Nothing fails by being slow.
set -eu

records=${BENCH_RECORDS:-1000000}
rounds=${BENCH_ROUNDS:-3}
tenth=$((records / 10))
[ "$tenth" -ge 100 ] || { echo "$0: BENCH_RECORDS=$records is too few" >&2; exit 2; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT HUP TERM
unset SENTEI_RULES

# One core: the last that this process may use, since interrupts like the first.
core=
if command -v taskset >/dev/null; then
	core=$(taskset -cp $$ | sed 's/.*[-,: ]//')
fi
pinned() {
	if [ -n "$core" ]; then taskset -c "$core" "$@"; else "$@"; fi
}

for form in ndjson csv; do
	generate $form "$records" 1 >"$folder/all.$form"
	generate $form "$tenth" 1 >"$folder/tenth.$form"
	generate $form 10000 1 >"$folder/small.$form"
done
head -n 1 "$folder/all.ndjson" >"$folder/one.ndjson"
: >"$folder/nothing"

# once NAME INPUT COMMAND...: one run of it, noted under the name.
once() {
	name=$1 input=$folder/$2
	shift 2
	pinned measure 1 "$input" "$@" >>"$folder/times.$name"
}

round=0
while [ "$round" -lt "$rounds" ]; do
	round=$((round + 1))
	once wc all.ndjson wc -l
	once jansson all.ndjson parse_jansson
	once brief all.ndjson sentei batch --from ndjson --format json --detail brief
	once normal all.ndjson sentei batch --from ndjson --format json --detail normal
	once libcsv all.csv parse_csv
	once csv all.csv sentei batch --from csv --format csv --detail brief
	once tenth-brief tenth.ndjson sentei batch --from ndjson --format json --detail brief
	once tenth-normal tenth.ndjson sentei batch --from ndjson --format json --detail normal
	once small small.ndjson sentei batch --from ndjson --format json --detail normal
	once small small.csv sentei batch --from csv --format csv --detail brief
done

# Many short runs, in turn.
round=0
while [ "$round" -lt 10 ]; do
	round=$((round + 1))
	pinned measure 25 "$folder/nothing" /bin/true >>"$folder/times.true"
	pinned measure 25 "$folder/one.ndjson" sentei batch --from ndjson --format json >>"$folder/times.start"
done

least() { sort -n "$folder/times.$1" | awk 'NR == 1 { print $1 }'; }
median() { awk '{ print $2 }' "$folder/times.$1" | sort -n | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }'; }
peak() { cat "$@" | awk '$3 > most { most = $3 } END { print most }'; }
size() { wc -c <"$folder/$1"; }

cat <<END

$records generated records (seed 1), NDJSON of $(($(size all.ndjson) / records)) and CSV of $(($(size all.csv) / records)) bytes each. Every record has an id and answers to
all 7 facts of the flowchart and 8 of the situation, each value equally likely; in 1 of 10 each fact is missing with
probability 0.3; 1 of 100 is broken: an unknown value, an unknown fact, a line cut short, a fact given twice.
$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1), ${core:+core $core only, }the least processor time of $rounds rounds, output to /dev/null.

END
row='
	function row(name, seconds, bytes, ratio, goal) {
		printf "%-28s %11.0f records/s %8.1f MB/s", name, records / seconds, bytes / seconds / 1e6
		if (goal) printf "   %6.2f %s", ratio, goal
		print ""
	}'
awk -v records="$records" -v ndjson="$(size all.ndjson)" -v csv="$(size all.csv)" -v wc="$(least wc)" \
	-v jansson="$(least jansson)" -v brief="$(least brief)" -v normal="$(least normal)" -v libcsv="$(least libcsv)" \
	-v table="$(least csv)" "$row"'
	BEGIN {
		row("wc -l", wc, ndjson)
		row("jansson, parsing only", jansson, ndjson)
		row("sentei, NDJSON to brief JSON", brief, ndjson, jansson / brief, "times jansson (goal: at least 10)")
		row("sentei, NDJSON to normal JSON", normal, ndjson, jansson / normal, "times jansson (goal: at least 4)")
		row("libcsv, parsing only", libcsv, csv)
		row("sentei, CSV to brief CSV", table, csv, libcsv / table, "times libcsv (goal: at least 0.7)")
		print ""
	}'
awk -v records="$records" -v tenth="$tenth" -v all="$(least brief)" -v part="$(least tenth-brief)" \
	-v all_normal="$(least normal)" -v part_normal="$(least tenth-normal)" \
	-v small="$(peak "$folder/times.small")" \
	-v large="$(peak "$folder/times.brief" "$folder/times.normal" "$folder/times.csv")" \
	-v start="$(median start)" -v nothing="$(median true)" '
	BEGIN {
		# A start costs the same whatever follows it.
		goal = "(goal: 9 to 11), a start taken off"
		print "growth of time from " tenth " to " records " records"
		printf "%-46s %8.1f   %s\n", "  brief JSON", (all - start) / (part - start), goal
		printf "%-46s %8.1f   %s\n", "  normal JSON", (all_normal - start) / (part_normal - start), goal
		printf "%-46s %8.1f MB\n", "peak memory, 10000 records", small * 1024 / 1e6
		printf "%-46s %8.1f MB (goal: under 16)\n", "peak memory, " records " records", large * 1024 / 1e6
		printf "%-46s %8.1f   (goal: at most 12)\n", "start-up and one record, in runs of /bin/true", start / nothing
		printf "  %.2f ms and %.2f ms, medians of 250 runs\n", start * 1000, nothing * 1000
	}'
