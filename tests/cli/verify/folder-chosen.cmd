# An operand counts before --rules, and that before SENTEI_RULES.
SENTEI_RULES=nowhere sentei verify --rules base -o /dev/null && sentei verify --rules nowhere base -o /dev/null &&
	SENTEI_RULES=base sentei verify | grep 'coloured'
