sh seed.sh 's/{is: room, go: large}/&, {is: desk, go: too_large}/'
