sh seed.sh '/- id: toner/,$s/reconstructed/reconstrukted/'
