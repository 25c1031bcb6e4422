sentei show metods --lang en; echo $? >&2
sentei show method --lang en; echo $? >&2
sentei show method vpm --lang en; echo $? >&2
sentei show methods vpn --lang en; echo $? >&2
sentei show glossary EDRX --lang en; echo $? >&2
sentei show questions --method vpn --lang en; echo $? >&2
sentei show cautions --method vpm --lang en; echo $? >&2
sentei show cautions --role boss --lang en; echo $? >&2
sentei show table --format csv --lang en; echo $? >&2
sentei show --format csv --lang en; echo $? >&2
sentei show sources --basis guess --lang en
