lang=en
. ./schema.sh
