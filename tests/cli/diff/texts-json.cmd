sh change.sh -o --format=json '/- id: ink-dry/,/source/{s/basis: reconstructed/basis: published/; s/Print once a week/Print once a month/}
/^glossary:/,$d'
