sentei show sources --format csv --rules rules --lang en
sentei show sources --format csv --basis overview --rules rules --lang ja
