sh seed.sh '/- id: model/,/basis/s/^    values:/    assume: {value: tank, because: {ja: 型です。, en: The model.}}\n&/
s/ask: place/ask: model/
s/{is: desk, go: too_large}, {is: room, go: large}/{is: cartridge, go: too_large}, {is: tank, go: large},\n      {is: bought, go: large}, {is: leased, go: large}/'
