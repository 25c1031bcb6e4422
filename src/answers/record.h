/* One organisation out of an answer file: its answers, or the first thing wrong with it. */
#ifndef SENTEI_ANSWERS_RECORD_H
#define SENTEI_ANSWERS_RECORD_H

#include "answers/vocabulary.h"
#include "base/diag.h"
#include "engine/answers.h"

struct reader;

/* Columns, or keys of the record, that are carried to the output as they are. */
struct record_columns {
	const char *const *names;
	int count;
};

struct record_kept {
	const char *name;
	const char *text;		/* NULL when the record has no such thing */
};

/* Why a record was rejected; the names are those of the output's error codes. */
enum record_fault {
	RECORD_OK,
	RECORD_SYNTAX,
	RECORD_ENCODING,
	RECORD_TOO_LARGE,
	RECORD_UNKNOWN_FACT,
	RECORD_UNKNOWN_VALUE,
	RECORD_DUPLICATE_FACT,
	RECORD_MISSING_ANSWERS,
	RECORD_FAULT_COUNT
};

struct record {
	const char *id;			/* NULL when it has none */
	const struct record_kept *kept;	/* by kept column, in the order asked for; NULL when none is */
	int kept_count;
	int line;
	struct answers answers;
	/* The facts that stand in it, «unknown» ones too, in its order; only from YAML, the others read too fast for it. */
	int given[KB_MAX_FACTS];
	int given_count;
	bool receipt;			/* it is a whole conclusion: only told of NDJSON */
	bool not_offered;		/* the configuration is a number that none on offer has: it counts as unknown */
	const char *configuration;	/* what was written for the configuration fact; NULL when nothing was */
	enum record_fault fault;
	const char *fact, *value;	/* of the fault, NULL where there is none */
	const struct diag *diag;	/* the fault in full */
};

/* The code in machine-readable output: "unknown-value". */
const char *record_fault_code(enum record_fault fault);

/* A record being read; its strings and its diagnostic are the sink's until record_begin is called again. */
struct record_builder {
	const struct kb *kb;
	struct vocabulary *vocabulary;
	struct diag_sink sink;		/* the record's fault */
	struct record record;
	struct answers blank;		/* nothing known; set by record_open */
	uint64_t given;			/* facts that have stood in it, as bits */
	struct record_columns keep;
	struct record_kept *kept;
	bool *kept_found;		/* by kept column: whether some record has had it */
	bool unsettled;			/* what was written for the configuration fact waits until the methods are known */
	struct place configuration_place;
	/* Adds the source line to the place of a fault, in the arena; NULL when the format has no such thing. */
	void (*locate)(struct reader *reader, struct arena *arena, struct place *place);
	struct reader *reader;
};

/* Makes a builder, all zero until then but for `keep`, ready for records. */
void record_open(struct record_builder *builder, const struct kb *kb, struct vocabulary *vocabulary);

/* Starts a new record at a line. */
void record_begin(struct record_builder *builder, int line);

/* Adds one answer as written; a record that has a fault already stays as it is. The places are for the fault. */
void record_answer(struct record_builder *builder, const char *fact, const struct place *fact_place, const char *value,
		   const struct place *value_place);

/* Keeps the text of a column when it is one of those to carry along; false when it isn't. */
bool record_keep(struct record_builder *builder, const char *column, const char *text);

/* The same for a fact that is known already. */
void record_value(struct record_builder *builder, int fact, const char *value, const struct place *place);

/* Rejects the record unless it has a fault already. The arguments are those of the diagnostic, NULL for none. */
void record_reject(struct record_builder *builder, enum record_fault fault, enum diag_code code,
		   const struct place *place, const char *arg1, const char *arg2);

/* Takes a fault back, for one that weighs more and comes next; what the record says stays. */
void record_pardon(struct record_builder *builder);

/* Rejects the record for the value of a fact that is no text but a "list" or a "mapping". */
void record_reject_kind(struct record_builder *builder, const char *fact, const struct place *fact_place, const char *kind,
			const struct place *value_place);

/* Settles what could only be known at the end; the record is the builder's until the next record_begin. */
const struct record *record_end(struct record_builder *builder);

void record_release(struct record_builder *builder);

/* Warns that the configuration which the record answers counts as unknown, and why: with no, several or other methods. */
void record_report_foreign(const struct kb *kb, const struct record *record, const char *file, struct diag_sink *sink);

#endif
