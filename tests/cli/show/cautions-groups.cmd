# Headings of the groups: of one method its own first, then what it shares; of all, what all share first.
sentei show cautions --lang en --method secure_browser | sed -n 's/^\([A-Z].*\): [0-9][0-9]*$/\1/p'
echo --
sentei show cautions --lang en | sed -n 's/^\([A-Z].*\): [0-9][0-9]*$/\1/p'
