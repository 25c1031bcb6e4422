sh seed.sh '/- id: place/,/choices/{/assume:/d;}'
