sh seed.sh -s '/- id: lawyer/,/because/s/method: laser/method: inkjet/'
