sh seed.sh 's/also: \[たくさん/also: [少ない/'
