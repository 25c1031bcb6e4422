/* One table of columns; each row of it knows how to fill its cell. */
#include "render/conclusion_csv.h"

#include <string.h>

#include "render/csv.h"
#include "text/message.h"

/* What a cell is filled from; `c` is NULL for a rejected record. */
struct row {
	const struct conclusion_context *context;
	const struct kb *kb;
	const char *file;
	const struct record *record;
	const struct conclusion *c;
};

typedef void fill_cell(struct buf *out, const struct row *row);

static void item(struct buf *out, bool *first, const char *text)
{
	buf_puts(out, *first ? "" : "|");
	buf_puts(out, text);
	*first = false;
}

static void setting_item(struct buf *out, const struct kb *kb, bool *first, int fact, int value)
{
	item(out, first, kb->facts[fact].id);
	buf_putc(out, '=');
	buf_puts(out, value == KB_NONE ? "unknown" : kb->facts[fact].choices[value].id);
}

#define TEXT_CELL(name, text) \
	static void name##_cell(struct buf *out, const struct row *row) \
	{ \
		const char *s = text; \
		buf_puts(out, s ? s : ""); \
	}
#define LIST_CELL(name, count, id) \
	static void name##_cell(struct buf *out, const struct row *row) \
	{ \
		bool first = true; \
		for (int i = 0; i < row->c->count; i++) \
			item(out, &first, id); \
	}
TEXT_CELL(id, row->record->id)
TEXT_CELL(file, row->file)
TEXT_CELL(status, conclusion_status_id(row->c->status))
TEXT_CELL(method, row->c->method == KB_NONE ? NULL : row->kb->methods[row->c->method].id)
TEXT_CELL(rules, row->context->hash)
TEXT_CELL(error, record_fault_code(row->record->fault))
TEXT_CELL(error_fact, row->record->fact)
TEXT_CELL(error_value, row->record->value)
LIST_CELL(companions, companion_count, row->kb->methods[row->kb->companions[row->c->companions[i]].method].id)
LIST_CELL(cautions, caution_count, row->kb->cautions[row->c->cautions[i]].id)
LIST_CELL(cautions_if, caution_if_count, row->kb->cautions[row->c->cautions_if[i].index].id)
LIST_CELL(guides, guide_count, row->kb->guides[row->c->guides[i]].id)
LIST_CELL(checklists, checklist_count, row->kb->checklists[row->c->checklists[i]].id)
#undef TEXT_CELL
#undef LIST_CELL

static void line_cell(struct buf *out, const struct row *row)
{
	buf_number(out, row->record->line);
}

static void variant_cell(struct buf *out, const struct row *row)
{
	if (row->c->variant != KB_NONE)
		buf_puts(out, row->kb->facts[row->kb->configuration_fact].choices[row->c->variant].id);
}

static void possible_cell(struct buf *out, const struct row *row)
{
	bool first = true;
	for (int m = 0; m < row->kb->method_count; m++)
		if (row->c->possible.methods >> m & 1)
			item(out, &first, row->kb->methods[m].id);
}

static void next_cell(struct buf *out, const struct row *row)
{
	if (row->c->next != KB_NONE)
		buf_puts(out, row->kb->facts[row->kb->nodes[row->c->next].fact].id);
}

static void provisional_cell(struct buf *out, const struct row *row)
{
	if (row->c->status == STATUS_UNDETERMINED && row->c->provisional.method != KB_NONE)
		buf_puts(out, row->kb->methods[row->c->provisional.method].id);
}

static void assumed_cell(struct buf *out, const struct row *row)
{
	bool first = true;
	for (int i = 0; row->c->status == STATUS_UNDETERMINED && i < row->c->provisional.assumed_count; i++)
		setting_item(out, row->kb, &first, row->c->provisional.assumed[i].fact, row->c->provisional.assumed[i].value);
}

static void path_cell(struct buf *out, const struct row *row)
{
	bool first = true;
	for (int i = 0; i < row->c->path_count; i++)
		setting_item(out, row->kb, &first, row->c->path[i].fact, row->c->path[i].value);
}

/* characteristic:need:level:gap */
static void needs_cell(struct buf *out, const struct row *row)
{
	bool first = true;
	for (int i = 0; i < row->c->need_count; i++) {
		const struct kb_need *need = &row->kb->needs[row->c->needs[i].need];
		const struct kb_characteristic *characteristic = &row->kb->characteristics[need->characteristic];
		item(out, &first, characteristic->id);
		buf_putc(out, ':');
		buf_puts(out, characteristic->levels[need->level].id);
		buf_putc(out, ':');
		buf_puts(out, characteristic->levels[row->c->needs[i].level].id);
		buf_putc(out, ':');
		buf_number(out, row->c->needs[i].gap);
	}
}

void conclusion_csv_misses(struct buf *out, const struct kb *kb, const struct need_met *needs, int count)
{
	bool first = true;
	for (int i = 0; i < count; i++)
		if (needs[i].gap)
			item(out, &first, kb->characteristics[kb->needs[needs[i].need].characteristic].id);
}

static void misses_cell(struct buf *out, const struct row *row)
{
	conclusion_csv_misses(out, row->kb, row->c->needs, row->c->need_count);
}

/* method:fact=value+fact=value */
static void alternatives_cell(struct buf *out, const struct row *row)
{
	bool first = true;
	for (int i = 0; i < row->c->alternative_count; i++) {
		const struct change *change = &row->c->alternatives[i].changes.list[0];
		item(out, &first, row->kb->methods[row->c->alternatives[i].method].id);
		for (int k = 0; k < change->count; k++) {
			bool alone = true;
			buf_putc(out, k ? '+' : ':');
			setting_item(out, row->kb, &alone, change->settings[k].fact, change->settings[k].value);
		}
	}
}

static void error_message_cell(struct buf *out, const struct row *row)
{
	struct buf remedy = {0};
	if (row->record->fault)
		message_diag(out, &remedy, row->context->lang, row->record->diag);
	buf_release(&remedy);
}

enum { FOR_BRIEF = 1, FOR_NORMAL = 2, FOR_FILES = 4, OF_RECORD = 8 };

/* The order is the output's; the brief columns from status to misses must stay together, see prepared_csv. */
static const struct {
	const char *name;
	fill_cell *fill;
	int when;
} table[] = {
	{"id", id_cell, FOR_BRIEF | FOR_NORMAL | OF_RECORD},
	{"line", line_cell, FOR_BRIEF | FOR_NORMAL | OF_RECORD},
	{"file", file_cell, FOR_FILES | OF_RECORD},
	{"status", status_cell, FOR_BRIEF | FOR_NORMAL},
	{"method", method_cell, FOR_BRIEF | FOR_NORMAL},
	{"variant", variant_cell, FOR_NORMAL},
	{"companions", companions_cell, FOR_BRIEF | FOR_NORMAL},
	{"possible", possible_cell, FOR_BRIEF | FOR_NORMAL},
	{"next", next_cell, FOR_BRIEF | FOR_NORMAL},
	{"provisional", provisional_cell, FOR_BRIEF | FOR_NORMAL},
	{"assumed", assumed_cell, FOR_BRIEF | FOR_NORMAL},
	{"path", path_cell, FOR_NORMAL},
	{"needs", needs_cell, FOR_NORMAL},
	{"misses", misses_cell, FOR_BRIEF | FOR_NORMAL},
	{"cautions", cautions_cell, FOR_NORMAL},
	{"cautions_if", cautions_if_cell, FOR_NORMAL},
	{"guides", guides_cell, FOR_NORMAL},
	{"checklists", checklists_cell, FOR_NORMAL},
	{"alternatives", alternatives_cell, FOR_NORMAL},
	{"rules", rules_cell, FOR_NORMAL},
	{"error", error_cell, FOR_BRIEF | FOR_NORMAL | OF_RECORD},
	{"error_fact", error_fact_cell, FOR_BRIEF | FOR_NORMAL | OF_RECORD},
	{"error_value", error_value_cell, FOR_BRIEF | FOR_NORMAL | OF_RECORD},
	{"error_message", error_message_cell, FOR_BRIEF | FOR_NORMAL | OF_RECORD},
};

enum { COLUMNS = sizeof(table) / sizeof(table[0]), AT_STATUS = 3, AT_ERROR = COLUMNS - 4 };

int csv_column_find(const char *name)
{
	for (int i = 0; i < COLUMNS; i++)
		if (!strcmp(table[i].name, name))
			return i;
	return -1;
}

const char *csv_column_name(int column)
{
	return column < COLUMNS ? table[column].name : NULL;
}

static bool is_shown(const struct csv_columns *columns, int i)
{
	int detail = columns->context->detail == DETAIL_BRIEF ? FOR_BRIEF : FOR_NORMAL;
	return (table[i].when & detail) || ((table[i].when & FOR_FILES) && columns->file);
}

/* The n-th column of the output, or -1 behind the last. */
static int column_at(const struct csv_columns *columns, int n)
{
	if (columns->chosen)
		return n < columns->chosen_count ? columns->chosen[n] : -1;
	for (int i = 0; i < COLUMNS; i++)
		if (is_shown(columns, i) && !n--)
			return i;
	return -1;
}

static void kept_cells(struct buf *out, const struct csv_columns *columns, const struct record *record)
{
	for (int i = 0; i < columns->keep.count; i++) {
		buf_putc(out, ',');
		csv_cell(out, !record ? columns->keep.names[i] : record->kept && record->kept[i].text ? record->kept[i].text : "");
	}
}

void conclusion_csv_header(struct buf *out, const struct csv_columns *columns)
{
	for (int n = 0, i; (i = column_at(columns, n)) >= 0; n++) {
		buf_puts(out, n ? "," : "");
		buf_puts(out, table[i].name);
	}
	kept_cells(out, columns, NULL);
}

void conclusion_csv_row(struct buf *out, const struct csv_columns *columns, const char *file, const struct record *record,
	     const struct conclusion *c)
{
	const struct row row = {.context = columns->context, .kb = columns->context->kb, .file = file, .record = record, .c = c};
	struct buf cell = {0};
	for (int n = 0, i; (i = column_at(columns, n)) >= 0; n++) {
		buf_clear(&cell);
		if (c || (table[i].when & OF_RECORD))
			table[i].fill(&cell, &row);
		buf_puts(out, n ? "," : "");
		csv_cell(out, buf_text(&cell));
	}
	buf_release(&cell);
	kept_cells(out, columns, record);
}

bool conclusion_csv_is_brief(const struct csv_columns *columns)
{
	return !columns->chosen && columns->context->detail == DETAIL_BRIEF;
}

void conclusion_csv_head(struct buf *out, const struct csv_columns *columns, const char *file, const struct record *record)
{
	if (record->id)
		csv_cell(out, record->id);
	buf_putc(out, ',');
	buf_number(out, record->line);
	buf_putc(out, ',');
	if (columns->file) {
		csv_cell(out, file);
		buf_putc(out, ',');
	}
}

void conclusion_csv_tail(struct buf *out, const struct csv_columns *columns, const struct record *record)
{
	buf_fill(out, ',', COLUMNS - AT_ERROR);
	kept_cells(out, columns, record);
}

/* The cells from status up to misses, with a comma after each; ids need no quotes. */
void conclusion_csv_outcome(struct buf *out, const struct kb *kb, const struct conclusion *c)
{
	const struct row row = {.kb = kb, .c = c};
	for (int i = AT_STATUS; table[i].fill != misses_cell; i++) {
		if (!(table[i].when & FOR_BRIEF))
			continue;
		table[i].fill(out, &row);
		buf_putc(out, ',');
	}
}
