sentei batch --format json --detail full --lang en clinic.yaml >"$TMPDIR/receipt.json"
cd "$TMPDIR" || exit
sed 's/"method":"vdi"/"method":"vpn"/' receipt.json | sentei explain --lang en -
echo "exit $?"
sed 's/,"/, "/g' receipt.json | sentei explain --lang en -
echo "exit $?"
sed 's/"program":"[^"]*"/"program":"0.0.1"/' receipt.json | sentei explain --lang en - | sed 's/→ .*/→ …/'
echo "== what the same rules don't have"
for lang in en ja; do
	sed 's/"answers":{/&"zz":"q",/; s/"budget":"low"/"budget":"perhaps"/' receipt.json | sentei explain --lang $lang - | sed -n 3,8p
done
echo '== the line is that in the file given'
{ echo; sed 's/"line":[0-9]*/"line":70/' receipt.json; } >moved.json
sentei explain --lang en moved.json | head -n 1
sentei explain --format json moved.json | grep -o '"line":[0-9]*'
