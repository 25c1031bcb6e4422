/*
 * The course of a session. What is asked next the consultation says, how lines are read the prompt, what follows the
 * engine.
 */
#define _POSIX_C_SOURCE 200809L

#include "ask/session.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "answers/writer.h"
#include "ask/journal.h"
#include "ask/line.h"
#include "ask/offer.h"
#include "ask/prompt.h"
#include "ask/question.h"
#include "ask/resume.h"
#include "ask/words.h"
#include "io/output.h"
#include "render/conclusion_text.h"
#include "render/layout.h"
#include "text/width.h"

/* Journals offered at the beginning; older ones wait for their turn. */
enum { OFFERED_JOURNALS = 9 };

struct session {
	const struct session_options *options;
	const struct kb *kb;
	struct talk talk;
	struct consultation consultation;
	struct arena arena;		/* of the session */
	struct arena step;		/* of what is asked and shown at the moment */
	struct buf folder;		/* for journals and the history */
	struct buf history;
	struct journal journal;
	bool journal_failed;		/* and that was told */
	int pending;			/* fact to ask whatever comes next, or KB_NONE */
	bool recommended;		/* the recommendation was shown in short … */
	struct reach shown;		/* … for these methods */
	bool above;			/* it stands right above: the result need not repeat it */
	bool complete;			/* the result was shown */
};

static enum lang lang_of(const struct session *s)
{
	return s->talk.screen.style.lang;
}

static const struct style *style_of(const struct session *s)
{
	return &s->talk.screen.style;
}

/* ---- The journal */

static void warn_journal(struct session *s, const char *path, int error)
{
	if (s->journal_failed)
		return;
	s->journal_failed = true;
	diag_add(s->talk.sink, DIAG_JOURNAL_WRITE, NULL, path, strerror(error), NULL);
	talk_report(&s->talk);
}

/* Called after every change of the answers, before anything else is asked. */
static void keep_journal(struct session *s)
{
	const struct consultation *c = &s->consultation;
	if (!s->talk.screen.person || !s->folder.length)
		return;
	if (!c->given_count) {
		journal_remove(&s->journal);
		return;
	}
	struct buf yaml = {0};
	answers_yaml(&yaml, s->kb, s->talk.id, &c->answers, c->given, c->given_count);
	int error = journal_write(&s->journal, &s->arena, buf_text(&s->folder), buf_text(&yaml), yaml.length);
	if (error)
		warn_journal(s, s->journal.path ? s->journal.path : buf_text(&s->folder), error);
	buf_release(&yaml);
}

static void open_folder(struct session *s)
{
	int error = journal_folder(&s->folder);
	if (error) {
		warn_journal(s, buf_text(&s->folder), error);
		buf_clear(&s->folder);
		return;
	}
	buf_puts(&s->history, buf_text(&s->folder));
	buf_puts(&s->history, "/history");
}

/* ---- Going on with an earlier session */

struct unfinished {
	struct journal journals[OFFERED_JOURNALS];
	struct consultation consultations[OFFERED_JOURNALS];
	const char *ids[OFFERED_JOURNALS];
	int count;
};

/* The journals that can be read under these rules; all others are let go. */
static void find_unfinished(struct session *s, struct unfinished *u)
{
	struct journal found[OFFERED_JOURNALS];
	int count = journal_unfinished(found, OFFERED_JOURNALS, &s->arena, buf_text(&s->folder));
	for (int i = 0; i < count; i++) {
		struct diag_sink sink = {0};
		struct consultation *c = &u->consultations[u->count];
		if (resume_read(c, &u->ids[u->count], &s->arena, found[i].path, s->kb, s->talk.vocabulary, &sink) &&
		    c->given_count)
			u->journals[u->count++] = found[i];
		else
			journal_leave(&found[i]);
		diag_release(&sink);
	}
}

/* "2026-11-23 04:12, 3 answers, the last …" */
static const char *describe(struct session *s, const struct unfinished *u, int i)
{
	const struct consultation *c = &u->consultations[i];
	int last = c->given[c->given_count - 1];
	const struct kb_fact *fact = &s->kb->facts[last];
	struct buf text = {0};
	char when[32] = "?";
	struct tm local;
	if (localtime_r(&u->journals[i].written.tv_sec, &local))
		strftime(when, sizeof(when), "%Y-%m-%d %H:%M", &local);
	message_add(&text, lang_of(s), MSG_ASK_UNFINISHED_ONE, when, decimal(c->given_count).text,
		    fact->label.in[lang_of(s)], answer_label(lang_of(s), fact, answers_value(&c->answers, last)), NULL);
	return buf_keep(&text, &s->step);
}

static void take_up(struct session *s, struct unfinished *u, int chosen)
{
	s->journal = u->journals[chosen];
	s->consultation = u->consultations[chosen];
	s->talk.id = u->ids[chosen];
	talk_say(&s->talk, MSG_ASK_RESUMED, decimal(s->consultation.given_count).text,
		 words[WORD_REVIEW].name.in[lang_of(s)]);
}

/* Offers to go on where earlier sessions ended before their time; the reply's kind is REPLY_VALUE when all goes on. */
static struct reply offer_unfinished(struct session *s)
{
	struct unfinished u = {.count = 0};
	struct reply reply = {.kind = REPLY_VALUE};
	find_unfinished(s, &u);
	if (!u.count)
		return reply;
	const char *labels[OFFERED_JOURNALS + 2];
	for (int i = 0; i < u.count; i++)
		labels[i] = describe(s, &u, i);
	labels[u.count] = message(lang_of(s), MSG_ASK_UNFINISHED_NEW);
	labels[u.count + 1] = message(lang_of(s), MSG_ASK_UNFINISHED_DROP);
	struct buf shown = {0};
	buf_putc(&shown, '\n');
	layout_paragraph(&shown, style_of(s), 0, message(lang_of(s), MSG_ASK_UNFINISHED));
	choices_print(&shown, style_of(s), labels, u.count + 2);
	screen_put(&shown);
	struct prompt prompt = {.kind = PROMPT_CHOICE, .fact = KB_NONE, .choices = u.count + 2, .shown = &shown,
				.name = message(lang_of(s), MSG_ASK_UNFINISHED)};
	do {
		reply = prompt_ask(&s->talk, &prompt, &s->step);
		if (reply.kind == REPLY_BACK || reply.kind == REPLY_CHANGE)
			talk_say(&s->talk, MSG_ASK_BACK_NONE, "", "");
	} while (reply.kind == REPLY_BACK || reply.kind == REPLY_CHANGE);
	if (reply.kind == REPLY_VALUE && reply.value < u.count)
		take_up(s, &u, reply.value);
	for (int i = 0; i < u.count; i++) {
		if (reply.kind == REPLY_VALUE && reply.value == i)
			continue;
		if (reply.kind == REPLY_VALUE && reply.value == u.count + 1)
			journal_remove(&u.journals[i]);
		else
			journal_leave(&u.journals[i]);
	}
	buf_release(&shown);
	return reply;
}

/* ---- Asking */

/* The one method whose configurations a question can name in full, or KB_NONE. */
static int only_method(const struct session *s, uint32_t offered)
{
	int only = KB_NONE;
	for (int m = 0; m < s->kb->method_count; m++)
		if (offered == s->kb->methods[m].variants)
			only = m;
	return only;
}

static struct reply ask_fact(struct session *s, const struct agenda *agenda, int fact)
{
	const struct consultation *c = &s->consultation;
	const struct kb_fact *asked = &s->kb->facts[fact];
	int place = consultation_place(c, fact);
	struct question question = {
		.fact = fact, .number = (place == KB_NONE ? c->given_count : place) + 1,
		.offered = consultation_offered(s->kb, agenda->conclusion->possible, fact), .method = KB_NONE,
		.most = agenda->fact == fact ? agenda->most : 0};
	if (place != KB_NONE)
		question.current = answer_label(lang_of(s), asked, answers_value(&c->answers, fact));
	if (fact == s->kb->configuration_fact)
		question.method = agenda->conclusion->method != KB_NONE ? agenda->conclusion->method
									 : only_method(s, question.offered);
	struct buf shown = {0}, name = {0};
	screen_measure(&s->talk.screen);
	question_print(&shown, style_of(s), s->kb, &question);
	screen_put(&shown);
	buf_puts(&name, asked->question.in[lang_of(s)]);
	buf_puts(&name, " (");
	buf_puts(&name, asked->id);
	buf_putc(&name, ')');
	struct prompt prompt = {.kind = PROMPT_FACT, .fact = fact, .offered = question.offered, .shown = &shown,
				.name = buf_text(&name), .may_be_empty = question.current != NULL};
	struct reply reply = prompt_ask(&s->talk, &prompt, &s->step);
	buf_release(&shown);
	buf_release(&name);
	return reply;
}

static void take_answer(struct session *s, int fact, int value)
{
	const struct kb_fact *asked = &s->kb->facts[fact];
	consultation_answer(&s->consultation, fact, value);
	s->pending = KB_NONE;
	s->complete = false;
	keep_journal(s);
	struct buf taken = {0};
	buf_fill(&taken, ' ', 2);
	style_begin(&taken, style_of(s), STYLE_FAINT);
	buf_puts(&taken, "→ ");
	buf_puts(&taken, value == KB_NONE ? message(lang_of(s), MSG_ASK_UNKNOWN)
					  : asked->choices[value].phrase.in[lang_of(s)]);
	style_begin(&taken, style_of(s), STYLE_PLAIN);
	buf_putc(&taken, '\n');
	screen_put(&taken);
	buf_release(&taken);
}

static struct reply ask_further(struct session *s, const struct agenda *agenda)
{
	struct buf shown = {0};
	const char *labels[] = {message(lang_of(s), MSG_ASK_YES), message(lang_of(s), MSG_ASK_NO)};
	screen_measure(&s->talk.screen);
	offer_print(&shown, style_of(s), s->kb, agenda);
	choices_print(&shown, style_of(s), labels, 2);
	screen_put(&shown);
	struct prompt prompt = {.kind = PROMPT_YES_NO, .fact = KB_NONE, .shown = &shown, .agenda = agenda,
				.name = message(lang_of(s), MSG_ASK_OFFER_QUESTION)};
	struct reply reply = prompt_ask(&s->talk, &prompt, &s->step);
	buf_release(&shown);
	if (reply.kind == REPLY_VALUE || reply.kind == REPLY_EMPTY)
		consultation_decide(&s->consultation, reply.kind == REPLY_VALUE && reply.value == ANSWER_YES
							      ? FURTHER_WANTED : FURTHER_DECLINED);
	return reply;
}

/* The recommendation in short, once for each that the answers lead to. */
static void recommend(struct session *s, const struct conclusion *c)
{
	struct buf text = {0};
	if (s->recommended)
		return;
	screen_measure(&s->talk.screen);
	putchar('\n');
	conclusion_short_text(&text, style_of(s), s->kb, c);
	screen_put(&text);
	buf_release(&text);
	s->recommended = s->above = true;
	s->shown = c->possible;
}

/* ---- The result */

static bool write_result(struct session *s, const struct buf *text)
{
	struct output output;
	if (!output_open(&output, s->options->output, s->talk.sink))
		return false;
	fwrite(buf_text(text), 1, text->length, output.file);
	bool file = output.path != NULL;
	if (!output_commit(&output, s->talk.sink))
		return false;
	if (file)
		talk_say(&s->talk, MSG_ASK_WRITTEN, s->options->output, "");
	return true;
}

static bool show_result(struct session *s, const struct conclusion *c)
{
	struct buf text = {0};
	bool written = true;
	screen_measure(&s->talk.screen);
	putchar('\n');
	unsigned parts = CONCLUSION_REST | (s->above && !s->options->output ? 0 : CONCLUSION_SHORT);
	conclusion_text(&text, style_of(s), s->kb, c, parts | (s->talk.whole ? CONCLUSION_WHOLE : 0));
	if (s->options->output)
		written = write_result(s, &text);
	else
		screen_page(&s->talk.screen, &text);
	buf_release(&text);
	s->complete = true;
	s->above = false;
	/* Whoever closes the window now has what they came for. A changed answer begins a new journal. */
	if (written)
		journal_remove(&s->journal);
	return written;
}

/* What a person may still do once the result was shown. */
static struct reply ask_end(struct session *s)
{
	struct buf shown = {0}, text = {0};
	enum lang lang = lang_of(s);
	screen_measure(&s->talk.screen);
	message_add(&text, lang, MSG_ASK_END, words[WORD_ALL].name.in[lang], words[WORD_CHANGE].name.in[lang],
		    words[WORD_SAVE].name.in[lang], NULL);
	buf_putc(&shown, '\n');
	layout_paragraph(&shown, style_of(s), 0, buf_text(&text));
	screen_put(&shown);
	struct prompt prompt = {.kind = PROMPT_END, .fact = KB_NONE, .shown = &shown, .may_be_empty = true,
				.name = buf_text(&text)};
	struct reply reply = prompt_ask(&s->talk, &prompt, &s->step);
	buf_release(&shown);
	buf_release(&text);
	return reply;
}

/* ---- The course */

static void go_back(struct session *s)
{
	int fact;
	/* From a question that was asked anew, back means leaving its answer as it is. */
	if (s->pending != KB_NONE && consultation_place(&s->consultation, s->pending) != KB_NONE) {
		s->pending = KB_NONE;
		return;
	}
	if (!consultation_back(&s->consultation, &fact)) {
		talk_say(&s->talk, MSG_ASK_BACK_NONE, "", "");
		return;
	}
	s->pending = fact;
	s->complete = false;
	/* An offer that is made again stands below the recommendation that it is about. */
	if (fact == KB_NONE)
		s->recommended = false;
	keep_journal(s);
}

/*
 * What comes next. When an answer was changed and leads elsewhere, what was decided about the questions after another
 * recommendation doesn't bind.
 */
static struct agenda look_ahead(struct session *s)
{
	struct agenda agenda = consultation_next(&s->consultation, &s->step);
	struct reach possible = agenda.conclusion->possible;
	if (agenda.kind == AGENDA_FLOW || !s->recommended ||
	    (s->shown.methods == possible.methods && s->shown.none == possible.none))
		return agenda;
	s->recommended = false;
	consultation_decide(&s->consultation, FURTHER_UNDECIDED);
	return consultation_next(&s->consultation, &s->step);
}

/* Asks or shows what comes next; false when the session is over, for *reply's reason. */
static bool advance(struct session *s, struct reply *reply)
{
	arena_clear(&s->step);
	struct agenda agenda = look_ahead(s);
	const struct conclusion *c = agenda.conclusion;
	int fact = s->pending != KB_NONE ? s->pending : agenda.fact;
	if (fact != KB_NONE && !consultation_offered(s->kb, c->possible, fact)) {
		/* Its question has lost its choices: nothing is to be asked about it any more. */
		s->pending = KB_NONE;
		return true;
	}
	if (fact == KB_NONE && agenda.kind == AGENDA_OFFER)
		recommend(s, c);
	s->above &= fact == KB_NONE;
	if (fact != KB_NONE)
		*reply = ask_fact(s, &agenda, fact);
	else if (agenda.kind == AGENDA_OFFER)
		*reply = ask_further(s, &agenda);
	else if (!s->complete && !show_result(s, c))
		*reply = (struct reply){.kind = REPLY_FAILED};
	else if (!s->talk.screen.person)
		*reply = (struct reply){.kind = REPLY_END};
	else
		*reply = ask_end(s);
	switch (reply->kind) {
	case REPLY_VALUE:
		if (fact != KB_NONE)
			take_answer(s, fact, reply->value);
		return true;
	case REPLY_EMPTY:
		/* A question asked anew keeps its answer; the offer is declined; at the end it is the end. */
		s->pending = KB_NONE;
		return fact != KB_NONE || agenda.kind == AGENDA_OFFER;
	case REPLY_BACK:
		go_back(s);
		return true;
	case REPLY_CHANGE:
		s->pending = reply->fact;
		return true;
	case REPLY_WHOLE:
		s->complete = false;
		return true;
	default:
		return false;
	}
}

static void greet(struct session *s)
{
	struct buf text = {0};
	enum lang lang = lang_of(s);
	/* Rules need not say what they are about. */
	if (s->kb->about.title.in[lang])
		layout_heading(&text, style_of(s), s->kb->about.title.in[lang]);
	if (s->kb->about.intro.in[lang])
		layout_paragraph(&text, style_of(s), 0, s->kb->about.intro.in[lang]);
	layout_say(&text, style_of(s), 0, MSG_ASK_GREETING, words[WORD_HELP].name.in[lang],
		   words[WORD_WHY].name.in[lang], words[WORD_BACK].name.in[lang], s->talk.screen.person ? "1" : "",
		   NULL);
	screen_put(&text);
	buf_release(&text);
}

/* Where a session that ended before its time can be gone on with. */
static void say_goodbye(struct session *s)
{
	if (!s->talk.screen.person || !s->consultation.given_count)
		return;
	if (s->journal.kept)
		talk_say(&s->talk, MSG_ASK_STOPPED, s->journal.path, "");
	else
		talk_say(&s->talk, MSG_ASK_STOPPED_LOST, "", "");
}

static enum session_end finish(struct session *s, const struct reply *reply)
{
	enum session_end end = SESSION_DONE;
	bool over = s->complete;
	/* Elsewhere than on a terminal the end of the input is a reason to conclude. */
	if (reply->kind == REPLY_END && !s->talk.screen.person && !over) {
		arena_clear(&s->step);
		over = show_result(s, conclude(&s->step, s->kb, &s->consultation.answers));
		if (!over)
			end = SESSION_TROUBLE;
	}
	if (reply->kind == REPLY_FAILED || reply->kind == REPLY_HUNG_UP || s->talk.trouble)
		end = SESSION_TROUBLE;
	if (over && reply->kind != REPLY_HUNG_UP) {
		journal_remove(&s->journal);
		arena_clear(&s->step);
		if (end == SESSION_DONE &&
		    conclude(&s->step, s->kb, &s->consultation.answers)->status == STATUS_NONE)
			end = SESSION_NONE_FITS;
	} else if (reply->kind == REPLY_QUIT || reply->kind == REPLY_END) {
		say_goodbye(s);
	}
	if (s->options->save && reply->kind != REPLY_FAILED && !talk_save(&s->talk, s->options->save))
		end = SESSION_TROUBLE;
	if (fflush(stdout) || ferror(stdout)) {
		if (reply->kind != REPLY_HUNG_UP)
			diag_add(s->talk.sink, DIAG_FILE_WRITE, NULL, "stdout", strerror(errno), NULL);
		end = SESSION_TROUBLE;
	}
	journal_leave(&s->journal);
	return end;
}

static bool is_terminal(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static bool can_edit(void)
{
	const char *term = getenv("TERM");
	return term && *term && strcmp(term, "dumb") != 0;
}

enum session_end session_run(const struct session_options *options, struct diag_sink *sink)
{
	struct session s = {.options = options, .kb = options->kb, .journal = JOURNAL_NONE, .pending = KB_NONE};
	struct reply reply = {.kind = REPLY_VALUE};
	enum session_end end = SESSION_TROUBLE;
	s.talk = (struct talk){.kb = options->kb, .error_style = options->error_style, .sink = sink,
			       .consultation = &s.consultation};
	s.talk.screen = (struct screen){.style = options->style, .person = is_terminal()};
	s.talk.screen.pages = s.talk.screen.person && can_edit();
	s.talk.vocabulary = vocabulary_new(&s.arena, options->kb);
	consultation_init(&s.consultation, options->kb);
	if (options->resume && !resume_read(&s.consultation, &s.talk.id, &s.arena, options->resume, s.kb,
					    s.talk.vocabulary, sink))
		goto release;
	talk_report(&s.talk);
	screen_measure(&s.talk.screen);
	if (s.talk.screen.person)
		open_folder(&s);
	const struct line_options input = {
		.person = s.talk.screen.person, .editing = s.talk.screen.pages, .colour = options->style.colour,
		.history = s.history.length ? buf_text(&s.history) : NULL,
		.complete = prompt_complete, .data = &s.talk};
	line_open(&input);
	greet(&s);
	if (s.talk.screen.person && s.folder.length && !options->resume)
		reply = offer_unfinished(&s);
	keep_journal(&s);
	while (reply.kind == REPLY_VALUE && advance(&s, &reply))
		reply.kind = REPLY_VALUE;
	end = finish(&s, &reply);
	line_close();
release:
	buf_release(&s.folder);
	buf_release(&s.history);
	arena_release(&s.step);
	arena_release(&s.arena);
	return end;
}
