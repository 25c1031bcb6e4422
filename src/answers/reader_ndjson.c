/*
 * NDJSON answer files. jansson decides what is right; a fast path takes the usual shape (plain strings, no escapes, known
 * facts and values, each once) and hands every line that is anything else to it, untouched.
 */
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "answers/member.h"
#include "answers/memo.h"
#include "answers/reader_internal.h"
#include "answers/receipt.h"
#include "io/source.h"
#include "text/normal.h"

/* A spelling as it stands in the file, quotes included; its first bytes as words, to be compared at once. */
enum { TOKEN_WORDS = 3 };

struct token {
	uint64_t words[TOKEN_WORDS], masks[TOKEN_WORDS];
	int word_count;
	const char *text;
	size_t length;
};

struct fact_tokens {
	struct token key;
	struct memo_table values;
	int follower;		/* the fact that came after this one last time: mostly it does again */
};

struct ndjson {
	struct reader base;
	struct source *source;
	struct arena arena;
	struct fact_tokens *facts;
	int first;		/* the fact that came first last time */
	int line;
	bool usual;		/* nothing is asked for that the fast path doesn't know */
	struct source_line current;
};

static struct token quoted(struct arena *arena, const char *s)
{
	size_t length = strlen(s);
	char *text = arena_alloc(arena, length + 3);
	memcpy(text + 1, s, length + 1);
	text[0] = text[length + 1] = '"';
	struct token token = {.text = text, .length = length + 2};
	size_t in_words = token.length < sizeof(token.words) ? token.length : sizeof(token.words);
	token.word_count = (int)((in_words + sizeof(uint64_t) - 1) / sizeof(uint64_t));
	memcpy(token.words, text, in_words);
	memset(token.masks, 0xff, in_words);
	return token;
}

static void make_tokens(struct ndjson *n)
{
	const struct kb *kb = n->base.builder.kb;
	n->facts = arena_array(&n->arena, (size_t)kb->fact_count, sizeof(*n->facts));
	for (int f = 0; f < kb->fact_count; f++) {
		struct fact_tokens *tokens = &n->facts[f];
		tokens->key = quoted(&n->arena, kb->facts[f].id);
		tokens->follower = f + 1 < kb->fact_count ? f + 1 : 0;
	}
}

/*
 * The fast path. What follows the line (its line feed, or padding) matches nothing, so it need not look for the end. A
 * NULL position means that the line isn't of the usual shape.
 */
static inline char *space(char *p)
{
	while (*p == ' ' || *p == '\t')
		p++;
	return p;
}

static inline char *expect(char *p, char c)
{
	p = space(p);
	return *p == c ? space(p + 1) : NULL;
}

static inline bool starts(const char *p, const char *end, const struct token *token)
{
	_Static_assert(sizeof(token->words) <= SOURCE_PADDING, "words may be read at the end of a line");
	for (int i = 0; i < token->word_count; i++) {
		uint64_t word;
		memcpy(&word, p + (size_t)i * sizeof(word), sizeof(word));
		if ((word ^ token->words[i]) & token->masks[i])
			return false;
	}
	return token->length <= sizeof(token->words) ||
	       ((size_t)(end - p) >= token->length && !memcmp(p, token->text, token->length));
}

/* The end of a plain string's content, its closing quote; NULL when it has an escape or a control character. */
static char *plain_end(char *p, const char *end)
{
	for (; p < end; p++) {
		if (*p == '"')
			return p;
		if (*p == '\\' || (unsigned char)*p < 0x20)
			return NULL;
	}
	return NULL;
}

static int find_fact(const struct ndjson *n, const char *p, const char *end, int guess)
{
	if (starts(p, end, &n->facts[guess].key))
		return guess;
	for (int f = 0; f < n->base.builder.kb->fact_count; f++)
		if (starts(p, end, &n->facts[f].key))
			return f;
	return KB_NONE;
}

/* A value that was not seen before: null, or a string that the vocabulary may know. */
static char *uncommon_value(struct ndjson *n, int fact, char *p, const char *end)
{
	struct record_builder *b = &n->base.builder;
	if (!strncmp(p, "null", 4))
		return p + 4;
	char *stop = *p == '"' ? plain_end(p + 1, end) : NULL;
	if (!stop || fact == b->kb->configuration_fact)
		return NULL;
	int value = vocabulary_value(b->vocabulary, fact, b->kb->facts[fact].all, p + 1, (size_t)(stop - p - 1));
	if (value == VOCABULARY_NONE)
		return NULL;
	memo_add(&n->facts[fact].values, p + 1, (size_t)(stop - p - 1), value);
	if (value >= 0)
		answers_set(&b->record.answers, fact, value);
	return stop + 1;
}

static inline char *fast_value(struct ndjson *n, int fact, char *p, const char *end)
{
	size_t length = memo_until(p + 1, '"');
	if (*p == '"' && length == 8) {
		const char *stop = plain_end(p + 1, end);
		length = stop ? (size_t)(stop - p - 1) : length;
	}
	const struct memo *memo = *p == '"' ? memo_find(&n->facts[fact].values, p + 1, length) : NULL;
	if (!memo)
		return uncommon_value(n, fact, p, end);
	if (memo->value >= 0)
		answers_set(&n->base.builder.record.answers, fact, memo->value);
	return p + length + 2;
}

/* The members of `answers` up to and over the closing brace. */
static char *fast_answers(struct ndjson *n, char *p, const char *end)
{
	int *guess = &n->first;
	uint64_t given = 0;
	p = expect(p, '{');
	if (p && *p == '}')
		return p + 1;
	while (p) {
		int fact = find_fact(n, p, end, *guess);
		if (fact == KB_NONE || (given >> fact & 1))
			return NULL;
		*guess = fact;
		guess = &n->facts[fact].follower;
		given |= UINT64_C(1) << fact;
		p = expect(p + n->facts[fact].key.length, ':');
		p = p ? fast_value(n, fact, p, end) : NULL;
		if (!p)
			return NULL;
		p = space(p);
		if (*p == '}')
			return p + 1;
		p = expect(p, ',');
	}
	return NULL;
}

static bool is_ascii(const char *p, const char *end)
{
	unsigned char bits = 0;
	for (; p < end; p++)
		bits |= (unsigned char)*p;
	return bits < 0x80;
}

static char *fast_id(char *p, const char *end, char **id, char **id_end)
{
	if (*p != '"')
		return NULL;
	char *stop = plain_end(p + 1, end);
	if (!stop || (!is_ascii(p + 1, stop) && !text_is_utf8(p + 1, (size_t)(stop - p - 1))))
		return NULL;
	*id = p + 1;
	*id_end = stop;
	return stop + 1;
}

/* Reads the usual shape; false, and the record begun anew, when the line has another. */
static bool fast_record(struct ndjson *n, char *p, size_t length)
{
	static const char id_key[] = "\"id\"", answers_key[] = "\"answers\"";
	char *end = p + length, *id = NULL, *id_end = NULL;
	bool answered = false;
	p = expect(p, '{');
	while (p) {
		if (!id && !strncmp(p, id_key, sizeof(id_key) - 1)) {
			p = expect(p + sizeof(id_key) - 1, ':');
			p = p ? fast_id(p, end, &id, &id_end) : NULL;
		} else if (!answered && !strncmp(p, answers_key, sizeof(answers_key) - 1)) {
			answered = true;
			p = expect(p + sizeof(answers_key) - 1, ':');
			p = p ? fast_answers(n, p, end) : NULL;
		} else {
			p = NULL;
		}
		if (!p)
			break;
		p = space(p);
		if (*p == '}') {
			p = space(p + 1);
			p += p < end && *p == '\r';
			if (p != end || !answered)
				break;
			/* Only now: until here the line may still go to jansson. */
			if (id)
				*id_end = '\0';
			n->base.builder.record.id = id;
			return true;
		}
		p = expect(p, ',');
	}
	return false;
}

/* The place of a byte of the line, NULL for none, with the line. */
static struct place place_at(const struct ndjson *n, struct arena *arena, const char *at)
{
	struct place place = {.file = n->base.name, .line = n->line};
	reader_show(&place, arena, n->current.bytes, n->current.length, at);
	return place;
}

static const char *line_end(const struct ndjson *n)
{
	return n->current.bytes + n->current.length;
}

/* Whether the line's answers have a key that ends there; *fact is its fact, KB_NONE when it is none's. */
static bool answers_key_ends(const struct ndjson *n, const char *key_end, struct member *key, int *fact)
{
	const struct kb *kb = n->base.builder.kb;
	struct member answers;
	if (!member_find(n->current.bytes, line_end(n), "answers", &answers) || !answers.value)
		return false;
	struct members members = members_of(answers.value, answers.value_end);
	while (members_next(&members, key)) {
		if (key->key_end != key_end)
			continue;
		for (*fact = 0; *fact < kb->fact_count && !member_is(key, kb->facts[*fact].id);)
			++*fact;
		return *fact < kb->fact_count;
	}
	return false;
}

/* A key that stands twice. Only among the answers it is a fact's. */
static bool reject_twice(struct ndjson *n, const char *key_end)
{
	struct record_builder *b = &n->base.builder;
	struct member key;
	int fact;
	if (!answers_key_ends(n, key_end, &key, &fact))
		return false;
	struct place place = place_at(n, &b->sink.arena, key.key);
	record_value(b, fact, "unknown", &place);
	record_value(b, fact, "unknown", &place);
	return true;
}

static void reject_json(struct ndjson *n, const json_error_t *error)
{
	struct record_builder *b = &n->base.builder;
	enum json_error_code code = json_error_code(error);
	const char *bytes = n->current.bytes, *at = bytes + error->position;
	if (code == json_error_duplicate_key && reject_twice(n, at))
		return;
	struct place place = place_at(n, &b->sink.arena, NULL);
	place.column = error->column > 0 ? error->column : 0;
	if (code == json_error_numeric_overflow) {
		while (at > bytes && at[-1] && strchr("+-.0123456789eE", at[-1]))
			at--;
		place = place_at(n, &b->sink.arena, at);
		record_reject(b, RECORD_SYNTAX, DIAG_ANSWERS_NUMBER, &place, NULL, NULL);
	} else if (code == json_error_invalid_utf8) {
		reader_reject_encoding(&n->base, &place);
	} else {
		record_reject(b, RECORD_SYNTAX, DIAG_ANSWERS_SYNTAX, &place, error->text, NULL);
	}
}

/* Adds the place to the fault of an answer: of an unknown fact the key, else the value. */
static void locate_fault(struct ndjson *n)
{
	struct record_builder *b = &n->base.builder;
	struct member answers, answer;
	if (!b->record.fact || b->sink.last->place.column || !member_find(n->current.bytes, line_end(n), "answers", &answers) ||
	    !member_find(answers.value, answers.value_end, b->record.fact, &answer))
		return;
	b->sink.last->place = place_at(n, &b->sink.arena, b->record.fault == RECORD_UNKNOWN_FACT ? answer.key : answer.value);
}

/* A JSON value as the text that would mean the same; NULL when it can't be one. */
static const char *value_text(const json_t *value, char digits[32])
{
	switch (json_typeof(value)) {
	case JSON_STRING:
		return json_string_value(value);
	case JSON_TRUE:
		return "yes";
	case JSON_FALSE:
		return "no";
	case JSON_NULL:
		return "unknown";
	case JSON_INTEGER:
		snprintf(digits, 32, "%lld", (long long)json_integer_value(value));
		return digits;
	default:
		return NULL;
	}
}

/* What is carried along of a value: a string as it is, nothing of null, anything else as it stands in the line. */
static bool keep(struct ndjson *n, const char *key, const json_t *value)
{
	struct record_builder *b = &n->base.builder;
	struct member member;
	if (!b->keep.count)
		return false;
	const char *text = json_string_value(value);
	if (!text && !json_is_null(value) && member_find(n->current.bytes, line_end(n), key, &member) && member.value)
		text = arena_copy(&b->sink.arena, member.value, (size_t)(member.value_end - member.value));
	return record_keep(b, key, text);
}

static void ignore(struct ndjson *n, const char *key)
{
	struct place place = {0};
	struct member member;
	/* Only the first one's place is of use. */
	if (!n->base.ignored_count && member_find(n->current.bytes, line_end(n), key, &member))
		place = place_at(n, &n->base.arena, member.key);
	reader_ignore(&n->base, key, &place);
}

static void wrong_id(struct ndjson *n)
{
	struct place place = {0};
	struct member member;
	/* Only the first one's place is of use. */
	if (!n->base.wrong_ids && member_find(n->current.bytes, line_end(n), n->base.id_key, &member))
		place = place_at(n, &n->base.arena, member.value);
	reader_wrong_id(&n->base, &place);
}

static void slow_answers(struct ndjson *n, json_t *answers)
{
	struct record_builder *b = &n->base.builder;
	const char *fact;
	json_t *value;
	json_object_foreach(answers, fact, value)
	{
		char digits[32];
		const char *text = value_text(value, digits);
		struct place place = {.file = n->base.name, .line = n->line};
		if (text)
			record_answer(b, fact, &place, text, &place);
		else
			record_reject_kind(b, fact, &place, json_is_array(value) ? "list" : json_is_object(value) ? "mapping" : "number",
					   &place);
		if (b->record.fault)
			return;
	}
}

static void slow_record(struct ndjson *n, const char *bytes, size_t length)
{
	struct record_builder *b = &n->base.builder;
	json_error_t error;
	json_t *root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &error);
	if (!root) {
		reject_json(n, &error);
		return;
	}
	const char *key;
	json_t *value, *answers = NULL;
	/* A receipt is an answer file as well. */
	b->record.receipt = json_object_get(root, "texts") && json_object_get(root, "rules");
	json_object_foreach(root, key, value)
	{
		bool kept = keep(n, key, value), is_id = !strcmp(key, n->base.id_key);
		char digits[32];
		n->base.id_seen |= is_id;
		if (is_id && (json_is_string(value) || json_is_integer(value)))
			b->record.id = arena_string(&b->sink.arena, value_text(value, digits));
		else if (!strcmp(key, "answers"))
			answers = value;
		else if (is_id && !json_is_null(value) && !kept)
			wrong_id(n);
		else if (!is_id && !kept && !(b->record.receipt && receipt_has_key(key)))
			ignore(n, key);
	}
	n->base.keys_seen |= json_is_object(root);
	if (json_is_object(answers)) {
		slow_answers(n, answers);
	} else {
		struct member member;
		bool there = member_find(n->current.bytes, line_end(n), "answers", &member);
		struct place place = place_at(n, &b->sink.arena, there ? member.value : n->current.bytes);
		record_reject(b, RECORD_MISSING_ANSWERS, DIAG_ANSWERS_MISSING, &place, NULL, NULL);
	}
	json_decref(root);
}

static void ndjson_offer(struct reader *reader, struct nearest *nearest)
{
	(void)reader;
	nearest_offer(nearest, "answers");
}

static bool is_blank(const struct source_line *line)
{
	for (size_t i = 0; i < line->length; i++)
		if (!strchr(" \t\r", line->bytes[i]) || !line->bytes[i])
			return false;
	return true;
}

/* The rest of a line that is too long to be a record. */
static void skip_rest(struct ndjson *n)
{
	while (!n->current.ended && source_next(n->source, &n->current))
		;
}

static const struct record *ndjson_next(struct reader *reader)
{
	struct ndjson *n = (struct ndjson *)reader;
	struct record_builder *b = &reader->builder;
	if (!n->facts)
		make_tokens(n);
	do {
		if (!source_next(n->source, &n->current))
			return NULL;
		n->line++;
	} while (n->current.ended && is_blank(&n->current));
	record_begin(b, n->line);
	if (!n->current.ended) {
		struct place place = {.file = reader->name, .line = n->line};
		record_reject(b, RECORD_TOO_LARGE, DIAG_ANSWERS_TOO_LARGE, &place, "1024", NULL);
		skip_rest(n);
		return record_end(b);
	}
	if (n->usual && fast_record(n, n->current.bytes, n->current.length))
		return &b->record;
	record_begin(b, n->line);
	slow_record(n, n->current.bytes, n->current.length);
	record_end(b);
	locate_fault(n);
	return &b->record;
}

static int ndjson_error(const struct reader *reader)
{
	return source_error(((const struct ndjson *)reader)->source);
}

static long long ndjson_offset(const struct reader *reader)
{
	return source_offset(((const struct ndjson *)reader)->source);
}

static void ndjson_release(struct reader *reader)
{
	struct ndjson *n = (struct ndjson *)reader;
	source_free(n->source);
	arena_release(&n->arena);
}

struct reader *reader_ndjson_open(const struct reader_options *options, FILE *in, struct diag_sink *sink)
{
	struct source *source = source_new(in, options->encoding, options->name, sink);
	if (!source)
		return NULL;
	struct ndjson *n = reader_alloc(sizeof(*n));
	n->source = source;
	n->usual = !options->by_library && !options->keep.count && (!options->id_column || !strcmp(options->id_column, "id"));
	n->base.next = ndjson_next;
	n->base.release = ndjson_release;
	n->base.error = ndjson_error;
	n->base.offset = ndjson_offset;
	n->base.offer = ndjson_offer;
	return &n->base;
}
