sh seed.sh 's/when: \[paper=a3, keeper=no\]/when: [paper=a3, keeper=no, volume=few]/'
