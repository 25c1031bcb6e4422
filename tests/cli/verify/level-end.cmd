sh seed.sh '/- id: price/,/better/s/better: low/better: medium/'
