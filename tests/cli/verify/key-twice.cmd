sh seed.sh '/also: \[粉\]/p'
