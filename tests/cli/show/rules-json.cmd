for topic in methods questions flowchart table cautions cases checklists guides formerly glossary sources; do
	echo "$topic"
	sentei show $topic --rules rules --lang en --format json
done
