# Full-width digits, a label, a further spelling, an id; up to the recommendation.
printf '１\n軽い業務\nｎｏ\nyes\n' | COLUMNS=80 sentei ask --lang ja | sed '/^おすすめ/,$d'
