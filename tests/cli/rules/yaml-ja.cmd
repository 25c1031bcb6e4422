lang=ja
. ./yaml.sh
