sh seed.sh '/- id: laser$/,/- id: copier/{/characteristic: price/,/source/d;}'
