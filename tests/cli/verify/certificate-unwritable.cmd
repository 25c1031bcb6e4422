sentei verify --certificate base/no/such/c.json base -o /dev/null
