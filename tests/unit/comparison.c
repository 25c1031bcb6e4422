/* The dossier's table, its overrides and requirements as nested ifs. */
#include "comparison.h"

#include <string.h>

enum fact { OFFICE_SYSTEM, REPRODUCE, BROWSER_ONLY, CONTAINER_APPS, CLOUD, LOCAL_DATA, OFFICE_PC };
enum method { VPN, REMOTE_DESKTOP, VDI, SECURE_CONTAINER, SECURE_BROWSER, CLOUD_SERVICE, STANDALONE };
enum row { REPRODUCIBILITY, CONGESTION, COST, WORKLOAD, CONTROL };
enum level { LOW, MEDIUM, HIGH, SMALL = LOW, LARGE = HIGH };

const char *const comparison_rows[COMPARISON_ROWS] = {"reproducibility", "congestion", "cost", "workload", "control"};

const char *const comparison_levels[COMPARISON_ROWS][COMPARISON_LEVELS] = {
	{"low", "medium", "high"}, {"small", "medium", "large"}, {"low", "medium", "high"},
	{"low", "medium", "high"}, {"low", "medium", "high"},
};

const char *const comparison_configurations[DOSSIER_METHODS][COMPARISON_CONFIGURATIONS] = {
	{"full_tunnel", "split_tunnel"},   {"via_vpn", "relay_service"},      {"on_premises", "daas"},
	{"office_gateway", "cloud_gateway"}, {"office_gateway", "cloud_gateway"}, {"direct", "brokered"},
	{"device", "removable_media"},
};

const char *const comparison_need_facts[COMPARISON_ROWS] = {
	"reproduce", "concurrent_users", "budget", "effort", "oversight",
};

static const int table[DOSSIER_METHODS][COMPARISON_ROWS] = {
	[VPN] = {HIGH, LARGE, MEDIUM, MEDIUM, MEDIUM},
	[REMOTE_DESKTOP] = {HIGH, MEDIUM, MEDIUM, MEDIUM, MEDIUM},
	[VDI] = {HIGH, MEDIUM, HIGH, HIGH, HIGH},
	[SECURE_CONTAINER] = {MEDIUM, MEDIUM, MEDIUM, MEDIUM, MEDIUM},
	[SECURE_BROWSER] = {LOW, MEDIUM, MEDIUM, MEDIUM, HIGH},
	[CLOUD_SERVICE] = {MEDIUM, SMALL, LOW, LOW, MEDIUM},
	[STANDALONE] = {LOW, SMALL, LOW, LOW, LOW},
};

static bool is(const char *a, const char *b)
{
	return !strcmp(a, b);
}

/* On complete answers. */
static int level_of(int method, int row, const struct situation *s)
{
	if (method == VPN && is(s->variant, "split_tunnel") && row == CONGESTION)
		return MEDIUM;
	if (method == VPN && row == CONTROL && (is(s->variant, "split_tunnel") || is(s->device_owner, "personal")))
		return LOW;
	if (method == REMOTE_DESKTOP && is(s->variant, "relay_service") && (row == COST || row == WORKLOAD))
		return LOW;
	if (method == VDI && is(s->variant, "daas") && row == WORKLOAD)
		return MEDIUM;
	if ((method == SECURE_CONTAINER || method == SECURE_BROWSER) && row == WORKLOAD && is(s->variant, "cloud_gateway"))
		return LOW;
	if (method == CLOUD_SERVICE && is(s->cloud_in_use, "no") && row == WORKLOAD)
		return MEDIUM;
	if (method == CLOUD_SERVICE && is(s->variant, "brokered") && row == COST)
		return MEDIUM;
	if (method == CLOUD_SERVICE && is(s->variant, "brokered") && row == CONTROL)
		return HIGH;
	return table[method][row];
}

static bool is_own(int method, const char *variant)
{
	for (int i = 0; i < COMPARISON_CONFIGURATIONS; i++)
		if (variant && is(comparison_configurations[method][i], variant))
			return true;
	return false;
}

int comparison_level(int method, int row, const struct situation *s, unsigned *may)
{
	static const char *const owners[] = {"company", "personal", "both"}, *const in_use[] = {"yes", "no"};
	unsigned levels = 0;
	for (int v = 0; v < COMPARISON_CONFIGURATIONS; v++)
		for (int o = 0; o < 3; o++)
			for (int c = 0; c < 2; c++) {
				const char *variant = comparison_configurations[method][v];
				struct situation complete = {
					.variant = is_own(method, s->variant) ? s->variant : variant,
					.device_owner = s->device_owner ? s->device_owner : owners[o],
					.cloud_in_use = s->cloud_in_use ? s->cloud_in_use : in_use[c],
				};
				levels |= 1u << level_of(method, row, &complete);
			}
	if (may)
		*may = levels;
	for (int l = 0; l < COMPARISON_LEVELS; l++)
		if (levels == 1u << l)
			return l;
	return table[method][row];
}

int comparison_need(int row, const char *value)
{
	switch ((enum row)row) {
	case REPRODUCIBILITY:
		return is(value, "same") ? HIGH : -1;
	case CONGESTION:
		return is(value, "many") ? MEDIUM : -1;
	case COST:
	case WORKLOAD:
		return is(value, "low") ? LOW : is(value, "medium") ? MEDIUM : HIGH;
	case CONTROL:
		return is(value, "strict") ? HIGH : LOW;
	}
	return -1;
}

int comparison_gap(int row, int need, int level)
{
	bool high_is_good = row == REPRODUCIBILITY || row == CONTROL;
	int gap = high_is_good ? need - level : level - need;
	return gap > 0 ? gap : 0;
}

bool comparison_feasible(int method, const int *v)
{
	bool office = v[OFFICE_SYSTEM] == 0, cloud = v[CLOUD] == 0;
	switch ((enum method)method) {
	case VPN:
		return office && v[LOCAL_DATA] == 0;
	case REMOTE_DESKTOP:
		return office && v[OFFICE_PC] == 0;
	case VDI:
		return office || cloud;
	case SECURE_CONTAINER:
		return v[CONTAINER_APPS] == 0 && (office || cloud);
	case SECURE_BROWSER:
		return v[BROWSER_ONLY] == 0 && (office || cloud);
	case CLOUD_SERVICE:
		return cloud && !office;
	case STANDALONE:
		return v[LOCAL_DATA] == 0 && !office;
	}
	return false;
}
