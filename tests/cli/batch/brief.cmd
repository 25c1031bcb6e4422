sentei batch --rules ../rules/base --format json --detail brief printers.yaml
