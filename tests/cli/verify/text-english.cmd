sh seed.sh 's/en: Powder/en: 粉/'
