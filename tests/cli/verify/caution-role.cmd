sh seed.sh '/- id: ink-price/,/tier/s/roles: \[boss\]/roles: [clerk]/'
