sentei batch --format csv --detail brief --bom $ROOT/examples/offices.csv | head -c 6 | od -A n -c; sentei batch --format json --bom $ROOT/examples/one.yaml | head -c 5
