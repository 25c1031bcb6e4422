sentei verify --list-checks --format json | sed 's/},{/},\n{/g' | head -n 3
