# A configuration of another method counts as unknown, with a warning; a number is one of the concluded method's.
sentei batch --rules ../rules/base --format json --lang en variant.yaml | sed 's/,"companions":.*//; s/"status".*"method"/"method"/'
