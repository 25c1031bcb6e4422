# The scenario cases exercise every node, edge and outcome, and nine cautions of ten. The built-in rules are those of rules/.
sentei verify | awk '
	/as expected$/ { if ($1 < 30) print "too few: " $0; if ($1 != $3) print }
	/^  (nodes|edges|outcomes) / && !/\(100%\)/ { print }
	/^  cautions / { seen = 1; if ($2 < $4 * 9 / 10) print }
	END { print seen ? "covered" : "no coverage" }'
