sh seed.sh '/when: \[budget=low\]$/,/level/s/level: low/level: high/'
