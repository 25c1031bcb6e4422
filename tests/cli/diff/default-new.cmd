# Without a second folder the rules in force are compared.
sentei diff --rules ../verify/base ../verify/base && SENTEI_RULES=../verify/base sentei diff ../verify/base -o /dev/null
sentei diff "$ROOT/rules"
