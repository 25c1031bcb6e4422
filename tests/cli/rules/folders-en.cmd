lang=en
. ./folders.sh
