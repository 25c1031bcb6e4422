sh seed.sh 's/- id: toner/- id: [toner/'
