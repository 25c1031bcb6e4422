lang=ja
. ./together.sh
