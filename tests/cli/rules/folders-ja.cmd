lang=ja
. ./folders.sh
