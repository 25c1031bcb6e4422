sh seed.sh -s '/- id: school/,/- id: kiosk/{/- id: kiosk/!d;}'
sed -n '/^Scenarios/,$p' "$TMPDIR/report"; sed -n '/^シナリオ/,$p' "$TMPDIR/report"
