/* The dossier's graph as nested ifs. */
#include "dossier.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum fact { OFFICE_SYSTEM, REPRODUCE, BROWSER_ONLY, CONTAINER_APPS, CLOUD, LOCAL_DATA, OFFICE_PC };
enum method { VPN, REMOTE_DESKTOP, VDI, SECURE_CONTAINER, SECURE_BROWSER, CLOUD_SERVICE, STANDALONE };

const char *const dossier_facts[DOSSIER_FACTS] = {
	"office_system", "reproduce", "browser_only", "container_apps", "cloud", "local_data", "office_pc",
};

const char *const dossier_values[DOSSIER_FACTS][2] = {
	{"yes", "no"}, {"same", "limited"}, {"yes", "no"}, {"yes", "no"}, {"yes", "no"}, {"allow", "forbid"}, {"yes", "no"},
};

const char *const dossier_methods[DOSSIER_METHODS] = {
	"vpn", "remote_desktop", "vdi", "secure_container", "secure_browser", "cloud_service", "standalone",
};

/* Each place of the graph at which something is asked, in the order in which rules/flowchart.yaml lists them. */
enum node {
	AT_OFFICE_SYSTEM, AT_REPRODUCE, AT_OFFICE_BROWSER, AT_OFFICE_CONTAINER, AT_CLOUD, AT_CLOUD_DATA, AT_CLOUD_BROWSER,
	AT_CLOUD_CONTAINER, AT_CARRIED_DATA, AT_FULL_DATA, AT_FULL_PC
};

const char *const dossier_nodes[DOSSIER_NODES] = {
	"office_system", "reproduce", "office_browser", "office_container", "cloud", "cloud_data", "cloud_browser",
	"cloud_container", "carried_data", "full_data", "full_pc",
};

/* Notes the question and tells whether its answer is the first value. */
static bool first(struct brute_way *way, const int *values, enum node node, enum fact fact)
{
	way->nodes[way->count] = (int)node;
	way->facts[way->count++] = (int)fact;
	return values[fact] == 0;
}

static int full(struct brute_way *way, const int *v)
{
	if (first(way, v, AT_FULL_DATA, LOCAL_DATA))
		return VPN;
	if (first(way, v, AT_FULL_PC, OFFICE_PC))
		return REMOTE_DESKTOP;
	return VDI;
}

static int outcome(const void *chart, const int *v, struct brute_way *way)
{
	(void)chart;
	if (first(way, v, AT_OFFICE_SYSTEM, OFFICE_SYSTEM)) {
		if (first(way, v, AT_REPRODUCE, REPRODUCE))
			return full(way, v);
		if (first(way, v, AT_OFFICE_BROWSER, BROWSER_ONLY))
			return SECURE_BROWSER;
		if (first(way, v, AT_OFFICE_CONTAINER, CONTAINER_APPS))
			return SECURE_CONTAINER;
		return full(way, v);
	}
	if (first(way, v, AT_CLOUD, CLOUD)) {
		if (first(way, v, AT_CLOUD_DATA, LOCAL_DATA))
			return CLOUD_SERVICE;
		if (first(way, v, AT_CLOUD_BROWSER, BROWSER_ONLY))
			return SECURE_BROWSER;
		if (first(way, v, AT_CLOUD_CONTAINER, CONTAINER_APPS))
			return SECURE_CONTAINER;
		return CLOUD_SERVICE;
	}
	if (first(way, v, AT_CARRIED_DATA, LOCAL_DATA))
		return STANDALONE;
	return BRUTE_NO_METHOD;
}

const struct brute dossier = {
	.fact_count = DOSSIER_FACTS,
	.choices = {2, 2, 2, 2, 2, 2, 2},
	/* office_system yes · reproduce same · browser_only no · container_apps no · cloud no · local_data forbid · office_pc no */
	.assume = {0, 0, 1, 1, 1, 1, 1},
	.outcome = outcome,
};

int dossier_fact(const struct kb *kb, int fact)
{
	int f = kb_fact_find(kb, dossier_facts[fact]);
	assert_true(f >= 0);
	return f;
}

int dossier_value(const struct kb *kb, int fact, int value)
{
	int v = kb_choice_find(&kb->facts[dossier_fact(kb, fact)], dossier_values[fact][value]);
	assert_true(v >= 0);
	return v;
}

void dossier_answers(struct answers *answers, const struct kb *kb, const int *values)
{
	for (int f = 0; f < DOSSIER_FACTS; f++) {
		if (values[f] == BRUTE_UNKNOWN)
			answers_withdraw(answers, kb, dossier_fact(kb, f));
		else
			answers_set(answers, dossier_fact(kb, f), dossier_value(kb, f, values[f]));
	}
}
