sh seed.sh 's/also: \[たくさん/also: [unknown/'
