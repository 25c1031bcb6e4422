export SENTEI_RULES=../rules/base
# A spreadsheet's table with tabs, or with semicolons as Excel writes where the comma is for decimals.
table() { printf '%s\n' "$@"; }
tabs() { table "$@" | tr ';' '\t'; }
for lang in en ja; do
	export SENTEI_LANG=$lang
	tabs 'name;pages;colour' 'hill;few;no' | sentei batch --from csv; echo "status $?"
	table 'name;pages;colour' 'hill;few;no' | sentei batch --from csv; echo "status $?"
done
export SENTEI_LANG=en
echo == in quotes
tabs '"name";"pages"' '"hill";"few"' | sentei batch --from csv 2>&1 | head -1
echo == explained, whatever it is called
tabs 'name;pages;colour' 'hill;few;no' | sentei explain - 2>&1 | head -1
table 'name;pages;colour' 'hill;few;no' | sentei explain - 2>&1 | head -1
echo == no column is a fact at the tabs either
tabs 'name;pagse' 'hill;few' | sentei batch --from csv 2>&1 | head -1
echo == in a file with commas both are only text
table 'na;me,pages,colour' 'hi;ll,few,no' | sentei batch --from csv --keep 'na;me' --format csv --columns method
