sh change.sh -b "$ROOT/rules" '/^  - id: device_owner/,/basis/{s/- id: company/- id: personal_/; s/- id: personal$/- id: company/; s/- id: personal_/- id: personal/;}' flowchart.yaml |
	sed -n '1,/^Texts/p'
