lang=ja
. ./flowchart.sh
