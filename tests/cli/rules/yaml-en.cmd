lang=en
. ./yaml.sh
