lang=en
. ./flowchart.sh
