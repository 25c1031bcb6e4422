/* Says sentences, and saves. Knows nothing of prompts and of the course of a session. */
#define _POSIX_C_SOURCE 200809L

#include "ask/talk.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "answers/reader.h"
#include "answers/writer.h"
#include "ask/resume.h"
#include "io/output.h"
#include "render/layout.h"
#include "text/diag_print.h"

void talk_say(const struct talk *t, enum msg msg, const char *first, const char *second)
{
	struct buf lines = {0};
	layout_say(&lines, &t->screen.style, 0, msg, first, second, NULL);
	screen_put(&lines);
	buf_release(&lines);
}

void talk_report(struct talk *t)
{
	struct buf text = {0};
	fflush(stdout);
	if (t->errors_seen) {
		screen_measure(&t->screen);
		t->error_style.columns = t->screen.style.columns;
		diag_print_all_wrapped(&text, &t->error_style, t->sink);
	} else {
		diag_print_all(&text, &t->error_style, t->sink);
	}
	fputs(buf_text(&text), stderr);
	buf_release(&text);
	diag_release(t->sink);
}

/* ---- Saving */

enum there { THERE_NOTHING, THERE_ANSWERS, THERE_OTHER };

/* What would be lost; a pipe holds nothing. */
static enum there look(struct talk *t, const char *path)
{
	struct stat status;
	if (stat(path, &status) || !S_ISREG(status.st_mode) || !status.st_size)
		return THERE_NOTHING;
	struct consultation consultation;
	struct arena arena = {0};
	struct diag_sink sink = {0};
	const char *id;
	bool answers = resume_read(&consultation, &id, &arena, path, t->kb, t->vocabulary, &sink);
	diag_release(&sink);
	arena_release(&arena);
	return answers ? THERE_ANSWERS : THERE_OTHER;
}

/* Whether that is one of the session's own files, each of which may be NULL. */
static bool is_own(const struct talk *t, const char *path)
{
	return (t->resumed && output_same_file(path, t->resumed)) || (t->saved && output_same_file(path, t->saved));
}

/*
 * Why nothing may be saved there unasked, or THERE_NOTHING. A program that calls again means to replace what it saved
 * before; a person may have forgotten it, and loses nothing only where the session holds the file's answers itself.
 */
static enum there obstacle(struct talk *t, const char *path)
{
	enum there there = look(t, path);
	if (there == THERE_ANSWERS && (!t->screen.person || is_own(t, path)))
		there = THERE_NOTHING;
	return there;
}

static int write_answers(struct talk *t, const char *path)
{
	struct buf yaml = {0};
	const struct consultation *c = t->consultation;
	answers_yaml(&yaml, t->kb, t->id, &c->answers, c->given, c->given_count);
	int error = output_whole(path, buf_text(&yaml), yaml.length, false);
	buf_release(&yaml);
	if (error)
		return error;
	t->saved = arena_string(t->arena, path);
	t->saved_all = true;
	talk_say(t, MSG_ASK_SAVED, path, "");
	return 0;
}

static bool confirm_replacing(struct talk *t, const char *path)
{
	struct buf question = {0};
	message_add(&question, talk_lang(t), MSG_ASK_REPLACE, path, NULL);
	bool yes = t->confirm(t, buf_text(&question));
	if (!yes)
		talk_say(t, MSG_ASK_NOT_REPLACED, path, "");
	buf_release(&question);
	return yes;
}

/* Whether the answers could be read back under that name, which says what form a file has. */
static bool is_named_well(struct talk *t, const char *path)
{
	enum answers_format format = answers_format_named(path);
	if (format == ANSWERS_AUTO || format == ANSWERS_YAML)
		return true;
	diag_add(t->sink, DIAG_SAVE_NAMED, NULL, path, NULL);
	return false;
}

bool talk_save(struct talk *t, const char *path)
{
	if (!is_named_well(t, path))
		return false;
	enum there there = t->saved && !strcmp(path, t->saved) ? THERE_NOTHING : look(t, path);
	if (there != THERE_NOTHING && t->screen.person) {
		if (!confirm_replacing(t, path))
			return true;
	} else if (there == THERE_OTHER) {
		diag_add(t->sink, DIAG_SAVE_TAKEN, NULL, path, NULL);
		return false;
	}
	int error = write_answers(t, path);
	if (error)
		diag_add(t->sink, DIAG_FILE_WRITE, NULL, path, strerror(error), NULL);
	return !error;
}

bool talk_save_named(struct talk *t, const char *path, const char *journal)
{
	/* What is there may have come since the start. */
	int error = obstacle(t, path) ? EEXIST : write_answers(t, path);
	if (!error)
		return true;
	diag_add(t->sink, DIAG_SAVE_FAILED, NULL, path, strerror(error), journal, NULL);
	return false;
}

bool talk_may_save(struct talk *t, const char *path)
{
	if (!is_named_well(t, path))
		return false;
	static const enum diag_code refusals[] = {
		[THERE_ANSWERS] = DIAG_SAVE_ANSWERED, [THERE_OTHER] = DIAG_SAVE_TAKEN,
	};
	enum there there = obstacle(t, path);
	if (there == THERE_NOTHING)
		return output_check(path, t->sink);
	diag_add(t->sink, refusals[there], NULL, path, NULL);
	return false;
}
