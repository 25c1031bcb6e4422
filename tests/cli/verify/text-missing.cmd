sh seed.sh 's/{ja: トナー, en: toner}/{ja: トナー}/'
