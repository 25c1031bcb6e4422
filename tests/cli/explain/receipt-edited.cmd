sentei batch --format json --detail full --lang en clinic.yaml >"$TMPDIR/receipt.json"
cd "$TMPDIR" || exit
sed 's/"method":"vdi"/"method":"vpn"/' receipt.json | sentei explain --lang en -
echo "exit $?"
sed 's/,"/, "/g' receipt.json | sentei explain --lang en -
echo "exit $?"
sed 's/"program":"[^"]*"/"program":"0.0.1"/' receipt.json | sentei explain --lang en - | sed 's/→ .*/→ …/'
