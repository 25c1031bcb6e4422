sentei show metods --lang ja; echo $? >&2
sentei show method --lang ja; echo $? >&2
sentei show method vpm --lang ja; echo $? >&2
sentei show methods vpn --lang ja; echo $? >&2
sentei show glossary EDRX --lang ja; echo $? >&2
sentei show questions --method vpn --lang ja; echo $? >&2
sentei show cautions --method vpm --lang ja; echo $? >&2
sentei show cautions --role boss --lang ja; echo $? >&2
sentei show table --format csv --lang ja; echo $? >&2
sentei show --format csv --lang ja; echo $? >&2
sentei show sources --basis guess --lang ja
