sh seed.sh '/- when: \[model=leased\]/,/level/s/level: medium/level: high/'
