sh seed.sh '/- id: toner/,$s/chapter: guide/chapter: guied/'
