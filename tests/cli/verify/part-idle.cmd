sh seed.sh '/- id: laser-toner/,/roles/s/methods: \[laser\]/&\n    when: [volume=few]/'
