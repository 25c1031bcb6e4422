deep=$(printf '%70s' '' | tr ' ' '[')
sh seed.sh "s/also: .粉.*/also: $deep/"
