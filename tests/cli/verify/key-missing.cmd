sh seed.sh '/- id: toner/,${/basis:/d;}'
