# From a pipe nobody can be asked: what is no answer file stays; an answer file, and one that is empty, may be replaced.
cd "$TMPDIR" || exit
echo precious >precious.txt && chmod 600 precious.txt && ln -s precious.txt link
: >empty.txt
printf 'answers: {cloud: yes}\n' >answers.yaml && chmod 640 answers.yaml
for file in precious.txt link empty.txt answers.yaml new.yaml; do
	printf 'no\nsave %s\nno\nforbid\n' "$file" | sentei ask --lang en | grep saved
	printf 'no\nquit\n' | sentei ask --lang en --save "$file" >out
	echo "$file: status $?"
done
cat precious.txt empty.txt answers.yaml new.yaml
stat -c '%n %F %a' link precious.txt answers.yaml
