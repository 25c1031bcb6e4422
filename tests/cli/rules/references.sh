# Ids, references, levels and conditions. $lang is set.
# shellcheck shell=sh
# shellcheck source=tests/cli/rules/fault.sh
. ./fault.sh
fault 'unknown method, mistyped' flow.yaml '/id: laser_shared/,/method/s/method: laser/method: lazer/'
fault 'unknown caution' statements.yaml 's/cautions: \[dust, jam\]/cautions: [dust, noise]/'
fault 'unknown group' flow.yaml 's/group: office/group: home/'
fault 'unknown section of a chapter' flow.yaml '/id: ink$/,/source/s/section: choice/section: chioce/'
fault 'unknown level' printers.yaml '/model=standard/,/level/s/level: high/level: hihg/'
fault 'unknown assumption' flow.yaml 's/value: some/value: most/'
fault 'malformed id' statements.yaml -e 's/- id: dust/- id: Dust/' -e 's/\[dust, jam\]/[jam]/'
fault 'id twice' statements.yaml 's/- id: ink-photo/- id: ink-dries/'
fault 'choice twice' flow.yaml '/up to A3/a\
      - {id: a4, label: {ja: 葉書, en: Postcard}, phrase: {ja: 葉書, en: postcards}}'
fault 'node named like an outcome' flow.yaml 's/- id: ask_pages/- id: copier/'
fault 'empty list' statements.yaml '/id: jam/,/roles/s/roles: \[user\]/roles: []/'
fault 'missing sections' flow.yaml '/^nodes:/,$d'
fault 'level missing' printers.yaml '/^  - id: copier/,$ {
/characteristic: speed/,/source/d
}'
fault 'level twice' printers.yaml '/id: copier/,$ {
/^    levels:/a\
      - {characteristic: speed, level: slow, because: {ja: 例, en: x}, basis: reconstructed, source: {chapter: buying}}
}'
fault 'better in the middle' printers.yaml 's/better: low/better: medium/'
fault 'overrides that conflict' printers.yaml 's/when: \[model=standard, place=shared\]/when: [place=shared]/'
fault 'condition with spaces' flow.yaml 's/when: \[place=shared\]/when: [place = shared]/'
fault 'condition without a value' flow.yaml 's/when: \[place=shared\]/when: [place]/'
fault 'condition on an unknown fact' statements.yaml 's/when: \[pages=few\]/when: [page=few]/'
fault 'condition on an unknown value' statements.yaml 's/when: \[pages=few\]/when: [pages=fwe|some]/'
fault 'fact twice in a condition' flow.yaml 's/when: \[pages=many, colour=yes\]/when: [pages=many, colour=yes or pages=few]/'
fault 'condition that always holds' statements.yaml 's/when: \[pages=few\]/when: [pages=few|some|many]/'
fault 'configuration mistyped' printers.yaml 's/when: \[model=duplex\]/when: [model=dupleks]/'
roles() {
	echo 'roles:'
	i=0
	while [ $((i += 1)) -le 31 ]; do
		printf '  - {id: role%s, name: {ja: 役, en: role}, description: {ja: 役, en: role}, basis: reconstructed, source: {chapter: using}}\n' $i
	done
}
echo '== too many roles' >&2
fresh
roles >"$TMPDIR/rules/zroles.yaml"
load
