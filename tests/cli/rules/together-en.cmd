lang=en
. ./together.sh
