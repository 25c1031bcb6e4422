sh seed.sh '/- id: ink-dry/,/roles/s/keeper=no/colour=no/'
