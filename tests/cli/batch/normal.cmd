# Everything that a conclusion says, on rules that know nothing of telework.
sentei batch --rules ../rules/base --format json printers.yaml
