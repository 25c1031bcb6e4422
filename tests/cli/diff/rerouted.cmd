# No method fits where one did, and the other way round.
sh change.sh 's/{is: desk, go: too_large}, {is: room, go: large}/{is: desk, go: large}, {is: room, go: too_large}/'
