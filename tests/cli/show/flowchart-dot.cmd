# The graph in both languages, and what needs care in its texts: quotes, backslashes, entities, line breaks.
sentei --rules rules show flowchart --format dot --lang ja
sentei --rules rules show flowchart --format dot --lang en
mkdir "$TMPDIR/r" && sed -e '/label: {ja: 雨, en: Rain}/c\
    label: {ja: "雨「\\\\」", en: "Rain \\"C:\\\\new\\" \&amp; <br>,\\nor snow"}' \
	-e 's/label: {ja: かばん, en: A bag}/label: {ja: "\\"かばん\\"", en: "A \\"bag\\""}/' rules/journey.yaml >"$TMPDIR/r/journey.yaml"
sentei --rules "$TMPDIR/r" show flowchart --format dot --lang ja | grep '雨「\|"かばん'
sentei --rules "$TMPDIR/r" show flowchart --format dot --lang en | grep 'Rain\|bag'
# Only the flowchart is a graph.
sentei show table --format dot
