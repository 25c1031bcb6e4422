# What a run reads, or writes besides, it doesn't replace.
cd "$TMPDIR" || exit
export SENTEI_LANG=en
printf 'answers: {office_system: yes}\n' >answers.yaml
ln -s answers.yaml link.yaml
sentei rules new base >/dev/null
try() {
	echo "== $*"
	sentei "$@" </dev/null 2>&1
	echo "status $?"
}
try batch -o answers.yaml other.yaml answers.yaml
try explain -o ./link.yaml answers.yaml
try ask --resume answers.yaml -o answers.yaml
try ask --save new.yaml -o new.yaml
try verify base -o base/flowchart.yaml
try verify base --certificate base/about.yaml
try show table --rules base -o base/about.yaml
try verify base -o report --certificate report
SENTEI_LANG=ja try batch -o answers.yaml answers.yaml
# As it was.
cat answers.yaml
sentei verify base | sed -n '/errors/p'
ls
# These aren't the same: a topic and a file of its name, a certificate beside the rules, a device, what isn't there.
for i in 1 2; do sentei show methods -o methods || exit; done
sentei verify base --certificate base/certificate.json >/dev/null || exit
sentei batch -o /dev/null /dev/null
try batch -o none.yaml none.yaml
# The one that is gone on with may be saved again.
echo same | sentei ask --resume answers.yaml --save answers.yaml >/dev/null
cat answers.yaml
