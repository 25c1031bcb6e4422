lang=en
. ./references.sh
