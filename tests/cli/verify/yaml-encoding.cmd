sh seed.sh 's/Powder/\xff/'
