/*
 * Diagnostics as data: what is wrong, where, and the words that fill its message in.
 * One ordered list names everything that can be wrong; the sentences stand in src/text/.
 */
#ifndef SENTEI_BASE_DIAG_H
#define SENTEI_BASE_DIAG_H

#include <stdbool.h>

#include "base/arena.h"

enum diag_severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

/*
 * X(code, severity). Message templates with the same codes: src/text/diag_messages.def.
 * Groups: files; YAML; schema; references; flowchart; texts; answers; command line; what verify finds beyond.
 */
#define DIAG_LIST(X) \
	X(FILE_OPEN, ERROR)	/* 1 path, 2 reason of the system */ \
	X(FILE_READ, ERROR)	/* 1 path, 2 reason */ \
	X(FILE_SPECIAL, ERROR)	/* 1 path: no file but a pipe, a socket or a device */ \
	X(FILE_WRITE, ERROR)	/* 1 path, 2 reason */ \
	X(FILE_CLASH, ERROR)	/* 1 path, 2 option */ \
	X(FILE_WITHHELD, ERROR)	/* 1 path: not written, since not all was read */ \
	X(FILE_TOO_LARGE, ERROR)	/* 1 limit in KiB */ \
	X(FILE_UTF16, ERROR) \
	X(FOLDER_TAKEN, ERROR)	/* 1 path: there is something already */ \
	X(RULES_NONE, ERROR)	/* 1 directory: no *.yaml in it */ \
	X(YAML_SYNTAX, ERROR)	/* 1 libyaml's words */ \
	X(YAML_ENCODING, ERROR) \
	X(YAML_CONTROL, ERROR)	/* 1 code point as U+XXXX */ \
	X(YAML_ALIAS, ERROR) \
	X(YAML_TAG, ERROR)	/* 1 the tag */ \
	X(YAML_DEPTH, ERROR)	/* 1 limit */ \
	X(YAML_DOCUMENTS, ERROR) \
	X(YAML_EMPTY, ERROR) \
	X(KEY_UNKNOWN, ERROR)	/* 1 key, "" for one that is no word, 2 nearest or "", 3 valid keys */ \
	X(KEY_TWICE, ERROR)	/* 1 key, 2 line of the first */ \
	X(KEY_MISSING, ERROR)	/* 1 key, 2 the mapping's name */ \
	X(TEXT_MISSING, ERROR)	/* 1 the text's key, 2 language */ \
	X(VALUE_KIND, ERROR)	/* 1 key, 2 expected kind (message id text), 3 found kind */ \
	X(VALUE_EMPTY, ERROR)	/* 1 key */ \
	X(VALUE_NOT_ONE_OF, ERROR)	/* 1 key, 2 value, 3 nearest or "", 4 valid values */ \
	X(LIST_EMPTY, ERROR)	/* 1 key */ \
	X(SECTION_MISSING, ERROR)	/* 1 section */ \
	X(SECTION_TWICE, ERROR)	/* 1 section: a mapping that may stand once */ \
	X(ID_FORM, ERROR)	/* 1 id */ \
	X(ID_TWICE, ERROR)	/* 1 kind, 2 id, 3 place of the first */ \
	X(ID_UNKNOWN, ERROR)	/* 1 kind, 2 id, 3 nearest or "", 4 valid ids */ \
	X(TOO_MANY, ERROR)	/* 1 kind, 2 limit */ \
	X(CLAUSE_FORM, ERROR)	/* 1 clause */ \
	X(CLAUSE_VALUE, ERROR)	/* 1 fact, 2 value, 3 nearest or "", 4 valid values */ \
	X(CLAUSE_VALUE_TWICE, ERROR)	/* 1 fact, 2 value */ \
	X(CLAUSE_FACT_TWICE, ERROR)	/* 1 fact */ \
	X(CLAUSE_ALWAYS, ERROR)	/* 1 clause */ \
	X(FACT_NO_ASSUME, ERROR)	/* 1 fact */ \
	X(FACT_CONFIGURATION, ERROR)	/* 1 fact: a configuration fact in the flowchart */ \
	X(FACT_CONFIGURATIONS, ERROR)	/* 1 fact, 2 the other fact that chooses configurations */ \
	X(SPELLING_TWICE, ERROR)	/* 1 fact, 2 spelling, 3 the other choice */ \
	X(SPELLING_RESERVED, ERROR)	/* 1 fact, 2 spelling, 3 what it means already */ \
	X(EDGE_MISSING, ERROR)	/* 1 node, 2 value */ \
	X(EDGE_TWICE, ERROR)	/* 1 node, 2 value */ \
	X(FLOW_LOOP, ERROR)	/* 1 node, 2 the node that it goes back to */ \
	X(FLOW_ASKED_TWICE, ERROR)	/* 1 fact, 2 first node, 3 second node */ \
	X(FLOW_UNREACHED, ERROR)	/* 1 node or outcome */ \
	X(LEVEL_MISSING, ERROR)	/* 1 method, 2 characteristic */ \
	X(LEVEL_TWICE, ERROR)	/* 1 method, 2 characteristic */ \
	X(LEVEL_END, ERROR)	/* 1 characteristic, 2 level: `better` is neither end */ \
	X(OVERRIDE_CONFLICT, ERROR)	/* 1 method, 2 characteristic, 3 place of the other */ \
	X(ANSWERS_SYNTAX, ERROR)	/* 1 what is wrong */ \
	X(ANSWERS_ENCODING, ERROR)	/* 1 encoding, 2 the same when nobody chose it, else "" */ \
	X(ANSWERS_TOO_LARGE, ERROR)	/* 1 limit in KiB */ \
	X(ANSWERS_MISSING, ERROR) \
	X(ANSWERS_FACT_UNKNOWN, ERROR)	/* 1 fact, 2 nearest or "", 3 valid facts */ \
	X(ANSWERS_VALUE_UNKNOWN, ERROR)	/* 1 fact, 2 value, 3 nearest or "", 4 valid values */ \
	X(ANSWERS_FACT_TWICE, ERROR)	/* 1 fact */ \
	X(ANSWERS_SETTING_TWICE, ERROR)	/* 1 fact that is to be answered in two ways at once */ \
	X(ANSWERS_KEYS_IGNORED, WARNING)	/* 1 keys, 2 one that looks misspelt or "", 3 what may be meant by it */ \
	X(ANSWERS_ID, WARNING)	/* 1 key, 2 records in which it is neither text nor a whole number */ \
	X(ANSWERS_ID_STRICT, ERROR)	/* 1 key */ \
	X(ANSWERS_FOREIGN_VARIANT, WARNING)	/* 1 fact, 2 what was written, 3 methods possible, 4 their configurations or "" */ \
	X(ANSWERS_VARIANT_EARLY, WARNING)	/* 1 fact, 2 what was written, 3 methods still possible */ \
	X(ANSWERS_VARIANT_NONE, WARNING)	/* 1 fact, 2 what was written: no method fits */ \
	X(ANSWERS_KEYS_STRICT, ERROR)	/* 1 keys, 2 one that looks misspelt or "", 3 what may be meant by it */ \
	X(ANSWERS_NO_FACT, ERROR)	/* 1 columns of a table without any fact, or "" */ \
	X(ANSWERS_SEPARATOR, ERROR)	/* 1 "tab", or "" for semicolons: what parts the columns */ \
	X(ANSWERS_NO_COLUMN, ERROR)	/* 1 column, 2 nearest or "" */ \
	X(ANSWERS_COLUMN_TWICE, ERROR)	/* 1 column */ \
	X(ANSWERS_COLUMNS, ERROR)	/* 1 cells of the row, 2 columns of the header */ \
	X(ANSWERS_QUOTE, ERROR)	/* a quote that never closes */ \
	X(ANSWERS_QUOTE_INSIDE, ERROR)	/* a quote inside a cell, not doubled or in a cell without quotes */ \
	X(ANSWERS_CARRIAGE, ERROR)	/* a carriage return without a line feed */ \
	X(ANSWERS_FOREIGN_MORE, WARNING)	/* 1 fact, 2 records */ \
	X(ANSWERS_NUMBER, ERROR)	/* a number of JSON that is too large */ \
	X(ANSWERS_LIST, ERROR)	/* a list where a mapping should be */ \
	X(ANSWERS_CASES, ERROR)	/* 1 key: no list where the organisations should be one */ \
	X(ANSWERS_REST, ERROR)	/* 1 line of the last organisation that was read, or "", 2 mark of a further document, or "" */ \
	X(ANSWERS_NEVER, WARNING)	/* 1 key that no record has */ \
	X(ANSWERS_UNREADABLE, ERROR)	/* 1 question, 2 typed line: without a terminal */ \
	X(ANSWERS_LINE_LONG, ERROR)	/* 1 question, 2 limit in KiB: without a terminal */ \
	X(ANSWERS_NONE, ERROR)	/* 1 path: not an answer file */ \
	X(ANSWERS_SEVERAL, ERROR)	/* 1 path: where one organisation's are wanted */ \
	X(SAVE_NAMED, ERROR)	/* 1 path, whose suffix is that of another form */ \
	X(SAVE_TAKEN, ERROR)	/* 1 path: there is something else than an answer file */ \
	X(SAVE_ANSWERED, ERROR)	/* 1 path: an answer file that a person may have forgotten */ \
	X(SAVE_FAILED, ERROR)	/* 1 path, 2 reason, 3 journal that still holds the answers, or "" */ \
	X(RECEIPTS_MIXED, ERROR)	/* receipts and other records in one file */ \
	X(OPTION_UNKNOWN, ERROR)	/* 1 option, 2 nearest or "", 3 command or "", 4 commands that have it */ \
	X(OPTION_NO_VALUE, ERROR)	/* 1 option, 2 valid values or "" */ \
	X(OPTION_VALUE, ERROR)	/* 1 option, 2 value, 3 valid values, 4 nearest or "" */ \
	X(OPTION_NEEDLESS_VALUE, ERROR)	/* 1 option */ \
	X(OPTION_ELSEWHERE, ERROR)	/* 1 option, 2 command and topic, 3 topics that take it */ \
	X(OPTION_STDIN, ERROR)	/* 1 option */ \
	X(COMMAND_UNKNOWN, ERROR)	/* 1 command, 2 nearest or "", 3 commands */ \
	X(ARGUMENT_MISSING, ERROR)	/* 1 what is missing, 2 command or "" */ \
	X(ARGUMENT_EXTRA, ERROR)	/* 1 the argument */ \
	X(TOPIC_UNKNOWN, ERROR)	/* 1 word, 2 nearest or "", 3 valid words */ \
	X(JOURNAL_WRITE, WARNING)	/* 1 path, 2 reason */ \
	X(UNUSED, WARNING)	/* 1 section, 2 id */ \
	X(REPEATED, WARNING)	/* 1 value, 2 key */ \
	X(FLOW_IDLE, ERROR)	/* 1 node, 2 fact */ \
	X(FLOW_INEXACT, ERROR)	/* 1 answers */ \
	X(REQUIRES_UNMET, ERROR)	/* 1 outcome, 2 method, 3 clauses, 4 answers */ \
	X(METHOD_DOMINATED, ERROR)	/* 1 method, 2 other, 3 answers */ \
	X(METHOD_TIED, WARNING)	/* 1 method, 2 other, 3 answers */ \
	X(EXCEPTION_IDLE, WARNING)	/* 1 method, 2 dominated_by */ \
	X(METHOD_UNREACHED, WARNING)	/* 1 method */ \
	X(OVERRIDE_IDLE, WARNING)	/* 1 method, 2 characteristic, 3 level */ \
	X(RULE_NEVER, ERROR)	/* 1 section, 2 id */ \
	X(RULE_METHOD_NEVER, ERROR)	/* 1 section, 2 id, 3 method */ \
	X(PART_IDLE, WARNING)	/* 1 clause */ \
	X(VALUE_IDLE, WARNING)	/* 1 part, 2 clause */ \
	X(CONDITION_INEXACT, ERROR)	/* 1 section, 2 id */ \
	X(CAUTION_TWICE, ERROR)	/* 1 id, 2 other, 3 place */ \
	X(CAUTION_SUBSUMED, WARNING)	/* 1 id, 2 other, 3 place */ \
	X(CAUTION_ROLE, WARNING)	/* 1 method, 2 role */ \
	X(CASE_FOREIGN, WARNING)	/* 1 case, 2 caution */ \
	X(NEED_IDLE, WARNING)	/* 1 characteristic, 2 place */ \
	X(NEED_ORDER, ERROR)	/* 1 fact, 2 characteristic */ \
	X(TEXT_ENGLISH, ERROR)	/* 1 key, 2 character */ \
	X(TEXT_JAPANESE, WARNING)	/* 1 key */ \
	X(TEXT_INVISIBLE, ERROR)	/* 1 key, 2 code point */ \
	X(SCENARIO_DIFFERS, ERROR)	/* 1 scenario, 2 key, 3 expected, 4 found */

enum diag_code {
#define DIAG_ENUM(code, severity) DIAG_##code,
	DIAG_LIST(DIAG_ENUM)
#undef DIAG_ENUM
	DIAG_CODE_COUNT
};

enum { DIAG_ARGS = 4 };

/* A place in an input. `line` and `column` count from 1, columns in code points; 0 means none. */
struct place {
	const char *file;	/* NULL when there is none */
	int line;
	int column;
	const char *text;	/* the source line, without its line break, or NULL */
};

struct diag {
	enum diag_code code;
	struct place place;
	const char *args[DIAG_ARGS];	/* "" where unused */
	struct diag *next;
};

/* All zero is a valid, empty sink. Its diagnostics live in its arena. */
struct diag_sink {
	struct arena arena;
	struct diag *first, *last;
	int errors, warnings;
};

/*
 * Adds a diagnostic; `args` are copied, as are file and text of the place. At most DIAG_ARGS strings,
 * the list is ended by NULL: diag_add(sink, DIAG_KEY_MISSING, &place, "id", "facts", NULL).
 */
void diag_add(struct diag_sink *sink, enum diag_code code, const struct place *place, ...);

/* The severity of a code. */
enum diag_severity diag_severity(enum diag_code code);

/*
 * Whether the sink holds a diagnostic with this code and this first argument about the same line; it is for later checks
 * that would say the same once more.
 */
bool diag_told(const struct diag_sink *sink, enum diag_code code, const struct place *place, const char *arg);

/* Sorts by file, line and column; diagnostics at one place keep their order. */
void diag_sort(struct diag_sink *sink);

void diag_release(struct diag_sink *sink);

#endif
