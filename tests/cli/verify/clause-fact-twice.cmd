sh seed.sh '/- id: ink-dry/,/roles/s/keeper=no/keeper=no, keeper=yes/'
