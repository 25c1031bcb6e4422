/* The yardstick for CSV: parses with libcsv and counts rows, nothing else. */
#include <csv.h>
#include <stdio.h>

static void on_cell(void *cell, size_t length, void *data)
{
	(void)cell;
	(void)length;
	(void)data;
}

static void on_row(int terminator, void *data)
{
	(void)terminator;
	++*(long *)data;
}

int main(void)
{
	static char block[64 * 1024];
	struct csv_parser parser;
	long rows = 0;
	size_t n;
	if (csv_init(&parser, CSV_APPEND_NULL))
		return 2;
	while ((n = fread(block, 1, sizeof(block), stdin)) > 0)
		csv_parse(&parser, block, n, on_cell, on_row, &rows);
	csv_fini(&parser, on_cell, on_row, &rows);
	csv_free(&parser);
	printf("%ld\n", rows);
	return 0;
}
