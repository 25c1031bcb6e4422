sh seed.sh 's/requires: \[place=room\]/requires: [place=room, keeper=yes]/'
