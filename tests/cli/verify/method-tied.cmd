sh seed.sh '/^exceptions:/,/^needs:/{/^needs:/!d;}
s/level: high, because: {ja: 大きい/level: low, because: {ja: 大きい/
s/requires: \[place=room\]/requires: [place=room, volume=many]/'
