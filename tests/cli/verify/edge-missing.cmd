sh seed.sh 's/, {is: room, go: large}//'
