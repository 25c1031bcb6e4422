sh seed.sh '/^nodes:/,/^outcomes:/{/^outcomes:/!d;}'
