sh seed.sh 's/also: \[粉\]/also: ["\\a"]/'
