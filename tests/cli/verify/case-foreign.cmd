sh seed.sh 's/cautions: \[shared-jam\]/cautions: [laser-toner]/'
