sh change.sh -o --format=json 's/when: \[paper=a3\]/when: [paper=a3, colour=no]/; /- id: ink-dry/,/roles/s/keeper=no/keeper=no or budget=low/'
