sh seed.sh 's/also: \[粉\]/alsoo: [粉]/'
