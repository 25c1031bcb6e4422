sh seed.sh '/- id: ink-dry/,/roles/s/keeper=no/keeper=no|no/'
