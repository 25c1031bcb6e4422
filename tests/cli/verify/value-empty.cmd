sh seed.sh 's/en: toner}/en: ""}/'
