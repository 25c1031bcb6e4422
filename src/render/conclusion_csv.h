/* Conclusions as rows of a table: fixed columns, `|` between the items of a list. */
#ifndef SENTEI_RENDER_CONCLUSION_CSV_H
#define SENTEI_RENDER_CONCLUSION_CSV_H

#include "render/conclusion_json.h"

/* The columns of one run. */
struct csv_columns {
	const struct conclusion_context *context;
	bool file;			/* the column `file` is there */
	struct record_columns keep;
	const int *chosen;		/* of the table of columns, in the order wanted; NULL: those of the detail */
	int chosen_count;
};

/* The index of a column by name, or -1; its name by index, NULL behind the last. */
int csv_column_find(const char *name);
const char *csv_column_name(int column);

/* Appends the header, or the row of a concluded record (`c` not NULL) or a rejected one, without a line break. */
void conclusion_csv_header(struct buf *out, const struct csv_columns *columns);
void conclusion_csv_row(struct buf *out, const struct csv_columns *columns, const char *file, const struct record *record,
	     const struct conclusion *c);

/* Whether the rows are the usual brief ones, which prepared_csv writes faster: these pieces are what it needs. */
bool conclusion_csv_is_brief(const struct csv_columns *columns);
void conclusion_csv_head(struct buf *out, const struct csv_columns *columns, const char *file, const struct record *record);
void conclusion_csv_tail(struct buf *out, const struct csv_columns *columns, const struct record *record);
void conclusion_csv_outcome(struct buf *out, const struct kb *kb, const struct conclusion *c);
void conclusion_csv_misses(struct buf *out, const struct kb *kb, const struct need_met *needs, int count);

#endif
