lang=ja
. ./references.sh
