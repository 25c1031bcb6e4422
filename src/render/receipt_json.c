/* Writes what has become of a receipt as JSON. */
#include "render/json.h"
#include "render/receipt.h"

static void pair(struct json *json, const char *key, const char *then, const char *now)
{
	json_enter(json, key, '{');
	json_member(json, "then", then);
	json_member(json, "now", now);
	json_close(json, '}');
}

static void gone(struct json *json, const struct receipt *receipt)
{
	json_enter(json, "answers_gone", '[');
	for (int i = 0; i < receipt->answer_count; i++) {
		if (receipt->answers[i].value_known)
			continue;
		json_open(json, '{');
		json_member(json, "fact", receipt->answers[i].fact);
		json_member(json, "value", receipt->answers[i].value);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void change(struct json *json, const struct receipt_change *change)
{
	static const char *const whats[] = {
		[RECEIPT_CHANGED] = "changed", [RECEIPT_LOST] = "lost", [RECEIPT_GAINED] = "gained", [RECEIPT_REWORDED] = "reworded",
	};
	json_open(json, '{');
	json_member(json, "what", whats[change->what]);
	json_member(json, "part", change->part);
	if (change->id)
		json_member(json, "id", change->id);
	if (change->name)
		json_member(json, "name", change->name);
	if (change->member)
		json_member(json, "member", change->member);
	if (change->what == RECEIPT_CHANGED || change->what == RECEIPT_REWORDED) {
		json_member(json, "then", change->from);
		json_member(json, "now", change->to);
	}
	json_close(json, '}');
}

void receipt_json(struct buf *out, const struct receipt_view *view)
{
	struct json json = {.out = out, .comma = true};
	json_member_bool(&json, "rejected", view->receipt->rejected);
	if (view->receipt->rejected)
		return;
	json_member_bool(&json, "identical", view->changes->same_bytes);
	json_member_bool(&json, "differs", receipt_differs(view));
	pair(&json, "rules", view->receipt->rules, view->rules);
	pair(&json, "program", view->receipt->program, view->program);
	gone(&json, view->receipt);
	json_member(&json, "parting", view->changes->parting);
	json_enter(&json, "changes", '[');
	for (int i = 0; i < view->changes->count; i++)
		change(&json, &view->changes->list[i]);
	json_close(&json, ']');
	json_key(&json, "conclusion");
	buf_puts(out, view->now);
}
