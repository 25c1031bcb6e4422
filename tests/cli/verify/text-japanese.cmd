sh seed.sh 's/紙に焼き付ける粉です。/Powder./'
