sh seed.sh 's/methods: \[laser, copier\]/methods: []/'
