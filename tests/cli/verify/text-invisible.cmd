sh seed.sh 's/Powder/Pow\xe2\x80\x8bder/'
