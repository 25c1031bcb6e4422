# One fact can't have two answers at once, whatever it is called.
sentei explain --lang en --what-if cloud=no --what-if office_pc=yes --what-if cloud=yes clinic.yaml
echo "exit $?"
sentei explain --lang ja --what-if cloud=no --what-if クラウドサービスの利用=いいえ clinic.yaml
echo "exit $?"
