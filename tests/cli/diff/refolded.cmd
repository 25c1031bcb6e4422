# Comments, the order of sections and the line breaks within texts mean nothing.
sh change.sh 's/ja: 大きな機種は机に載りません。/ja: "大きな機種は\n        机に載りません。"/; s/^glossary:/# The words.\n&/'
