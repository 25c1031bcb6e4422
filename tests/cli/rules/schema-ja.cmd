lang=ja
. ./schema.sh
