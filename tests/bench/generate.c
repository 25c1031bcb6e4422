/*
 * Generates answer records for the benchmark, seeded: usage: generate ndjson|csv RECORDS [SEED]
 *
 * Distribution: every record has an id "org-N". Each of the 7 flowchart facts and of 8 situation facts takes one of its values
 * uniformly. In one record of ten each fact is missing with probability 0.3 (left out of NDJSON, an empty cell of CSV). One
 * record of a hundred is broken, in turn: an unknown value, an unknown fact (CSV: one cell too many), a line cut short (CSV:
 * one cell too few), a fact given twice (CSV: an unknown value again).
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *id;
	const char *values[5];
} facts[] = {
	{"office_system", {"yes", "no"}},
	{"reproduce", {"same", "limited"}},
	{"browser_only", {"yes", "no"}},
	{"container_apps", {"yes", "no"}},
	{"cloud", {"yes", "no"}},
	{"local_data", {"allow", "forbid"}},
	{"office_pc", {"yes", "no"}},
	{"restricted", {"yes", "no"}},
	{"device_owner", {"company", "personal", "both"}},
	{"concurrent_users", {"few", "many"}},
	{"budget", {"low", "medium", "high"}},
	{"effort", {"low", "medium", "high"}},
	{"oversight", {"basic", "strict"}},
	{"security_staff", {"yes", "no"}},
	{"place", {"home", "satellite", "mobile", "various"}},
};

enum { FACTS = sizeof(facts) / sizeof(facts[0]) };

/* splitmix64 */
static uint64_t state;

static uint64_t next(void)
{
	uint64_t z = (state += UINT64_C(0x9e3779b97f4a7c15));
	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static unsigned below(unsigned n)
{
	return (unsigned)(next() % n);
}

static const char *value_of(int f)
{
	unsigned count = 0;
	while (count < 5 && facts[f].values[count])
		count++;
	return facts[f].values[below(count)];
}

enum broken { WHOLE, BAD_VALUE, BAD_FACT, CUT, TWICE };

static void ndjson(long n, int sparse, enum broken broken)
{
	printf("{\"id\":\"org-%ld\",\"answers\":{", n);
	int given = 0;
	for (int f = 0; f < FACTS; f++) {
		const char *value = value_of(f);
		if (sparse && below(10) < 3)
			continue;
		if (broken == BAD_VALUE && f == FACTS / 2)
			value = "maybe";
		printf("%s\"%s\":\"%s\"", given++ ? "," : "", facts[f].id, value);
	}
	if (broken == BAD_VALUE || broken == BAD_FACT)
		printf("%s\"%s\":\"maybe\"", given++ ? "," : "", broken == BAD_FACT ? "offise_system" : "web_meeting");
	if (broken == TWICE)
		printf("%s\"line_quality\":\"stable\",\"line_quality\":\"stable\"", given++ ? "," : "");
	puts(broken == CUT ? "" : "}}");
}

static void csv(long n, int sparse, enum broken broken)
{
	printf("org-%ld", n);
	for (int f = 0; f < FACTS - (broken == CUT); f++) {
		const char *value = value_of(f);
		if (sparse && below(10) < 3)
			value = "";
		if ((broken == BAD_VALUE || broken == TWICE) && f == FACTS / 2)
			value = "maybe";
		printf(",%s", value);
	}
	puts(broken == BAD_FACT ? ",more" : "");
}

int main(int argc, char **argv)
{
	if (argc < 3 || (strcmp(argv[1], "ndjson") != 0 && strcmp(argv[1], "csv") != 0)) {
		fputs("usage: generate ndjson|csv RECORDS [SEED]\n", stderr);
		return 2;
	}
	int is_csv = !strcmp(argv[1], "csv");
	long records = atol(argv[2]);
	state = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
	if (is_csv) {
		printf("id");
		for (int f = 0; f < FACTS; f++)
			printf(",%s", facts[f].id);
		putchar('\n');
	}
	for (long n = 1; n <= records; n++) {
		int sparse = below(10) == 0;
		enum broken broken = below(100) == 0 ? (enum broken)(1 + below(4)) : WHOLE;
		(is_csv ? csv : ndjson)(n, sparse, broken);
	}
	return ferror(stdout) ? 2 : 0;
}
