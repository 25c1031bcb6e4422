sh seed.sh 's/{is: yes, go: coloured}/{is: yes, go: ask_volume}/'
