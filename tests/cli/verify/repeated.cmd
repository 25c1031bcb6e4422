sh seed.sh 's/roles: \[boss, clerk\]/roles: [boss, clerk, boss]/'
