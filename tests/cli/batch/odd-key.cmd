export SENTEI_RULES=../rules/base
# YAML lets a list be a key; here a key is a word, and what is wrong isn't that there is no fact «list».
answers() { printf 'answers:\n  ? [pages, colour]\n  : few\n'; }
answers | sentei batch --lang en; echo "status $?"
answers | sentei batch --lang ja; echo "status $?"
printf 'cases:\n- {id: hill, answers: {{pages: few}: no}}\n- {id: lake, answers: {pages: few}}\n' |
	sentei batch --lang en --format json --detail brief
