sh seed.sh '/- id: copier-contract/,/roles/s/model=leased/model=leased|tank/'
