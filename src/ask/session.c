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
#include "engine/reach.h"
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
	bool journal_failed;		/* since it was last written, and that was told */
	int pending;			/* fact to ask whatever comes next, or KB_NONE */
	bool recommended;		/* the recommendation was shown in short … */
	struct reach shown;		/* … for these methods */
	bool above;			/* it stands right above: the result need not repeat it */
	bool complete;			/* the result was shown … */
	bool unwritten;			/* … since it couldn't be written to the file that was asked for */
	bool loss_told;			/* that the answers are lost when the session is stopped now */
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
	s->talk.saved_all = s->loss_told = false;
	if (!s->talk.screen.person || !s->folder.length)
		return;
	if (!c->given_count) {
		journal_remove(&s->journal);
		return;
	}
	struct buf yaml = {0};
	answers_yaml(&yaml, s->kb, s->talk.id, &c->answers, c->given, c->given_count);
	int error = journal_write(&s->journal, &s->arena, buf_text(&s->folder), buf_text(&yaml), yaml.length);
	if (!error)
		s->journal_failed = false;
	else
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

struct unfinished_one {
	struct journal journal;
	struct consultation consultation;
	const char *id;
	const char *left_out;		/* answers that the rules don't know */
	int left_out_count;
};

struct unfinished {
	struct unfinished_one list[OFFERED_JOURNALS];
	int count;
	int unusable;			/* journals without any answer that counts under these rules */
	int more;			/* older ones, which were not looked into */
};

/* The journals with answers that count under these rules; all others are let go. */
static void find_unfinished(struct session *s, struct unfinished *u)
{
	struct journal found[OFFERED_JOURNALS];
	int count = journal_unfinished(found, OFFERED_JOURNALS, &u->more, &s->arena, buf_text(&s->folder));
	for (int i = 0; i < count; i++) {
		struct unfinished_one *one = &u->list[u->count];
		bool read = resume_journal(&one->consultation, &one->id, &one->left_out, &one->left_out_count,
					   &s->arena, found[i].path, s->kb, s->talk.vocabulary);
		one->journal = found[i];
		if (read && one->consultation.given_count) {
			u->count++;
		} else {
			u->unusable++;
			journal_leave(&found[i]);
		}
	}
}

/* "2026-11-23 04:12:31, 3 answers, the last …" */
static const char *describe(struct session *s, const struct unfinished_one *one)
{
	const struct consultation *c = &one->consultation;
	int last = c->given[c->given_count - 1];
	const struct kb_fact *fact = &s->kb->facts[last];
	struct buf text = {0};
	char when[32] = "?";
	struct tm local;
	if (localtime_r(&one->journal.written.tv_sec, &local))
		strftime(when, sizeof(when), "%Y-%m-%d %H:%M:%S", &local);
	message_add(&text, lang_of(s), MSG_ASK_UNFINISHED_ONE, when, decimal(c->given_count).text,
		    fact->label.in[lang_of(s)], answer_label(lang_of(s), fact, answers_value(&c->answers, last)),
		    one->left_out_count ? decimal(one->left_out_count).text : "", NULL);
	return buf_keep(&text, &s->step);
}

static void take_up(struct session *s, const struct unfinished_one *one)
{
	s->journal = one->journal;
	s->consultation = one->consultation;
	s->talk.id = one->id;
	talk_say(&s->talk, MSG_ASK_RESUMED, decimal(s->consultation.given_count).text,
		 words[WORD_REVIEW].name.in[lang_of(s)]);
	if (one->left_out_count)
		talk_say(&s->talk, MSG_ASK_LEFT_OUT, one->left_out, "");
}

static const char *number_in(struct session *s, enum msg msg, int number)
{
	struct buf text = {0};
	message_add(&text, lang_of(s), msg, decimal(number).text, buf_text(&s->folder), NULL);
	return buf_keep(&text, &s->step);
}

/* Which of them to go on with; the number behind the last stands for none, the next one for deleting them. */
static struct reply ask_unfinished(struct session *s, const struct unfinished *u)
{
	const char *labels[OFFERED_JOURNALS + 2];
	struct buf shown = {0}, asked = {0};
	struct reply reply;
	for (int i = 0; i < u->count; i++)
		labels[i] = describe(s, &u->list[i]);
	labels[u->count] = message(lang_of(s), MSG_ASK_UNFINISHED_NEW);
	labels[u->count + 1] = number_in(s, MSG_ASK_UNFINISHED_DROP, u->count);
	buf_putc(&shown, '\n');
	message_add(&asked, lang_of(s), MSG_ASK_UNFINISHED, u->more ? decimal(u->more).text : "",
		    decimal(u->count).text, NULL);
	layout_paragraph(&shown, style_of(s), 0, buf_text(&asked));
	choices_print(&shown, style_of(s), labels, u->count + 2);
	struct prompt prompt = {.kind = PROMPT_CHOICE, .fact = KB_NONE, .choices = u->count + 2, .shown = &shown,
				.name = buf_text(&asked)};
	bool settled;
	screen_put(&shown);
	do {
		reply = prompt_ask(&s->talk, &prompt, &s->step);
		settled = reply.kind != REPLY_BACK && reply.kind != REPLY_CHANGE;
		if (!settled)
			talk_say(&s->talk, MSG_ASK_BACK_NONE, "", "");
		if (reply.kind != REPLY_VALUE || reply.value <= u->count)
			continue;
		/* What is deleted is gone: that wants a word more. */
		settled = prompt_confirm(&s->talk, number_in(s, MSG_ASK_UNFINISHED_SURE, u->count));
		if (s->talk.cut_short) {
			reply.kind = (enum reply_kind)s->talk.cut_short;
			s->talk.cut_short = 0;
			settled = true;
		} else if (!settled) {
			screen_put(&shown);
		}
	} while (!settled);
	buf_release(&shown);
	buf_release(&asked);
	return reply;
}

/* Offers to go on where earlier sessions ended before their time; the reply's kind is REPLY_VALUE when all goes on. */
static struct reply offer_unfinished(struct session *s)
{
	struct unfinished u = {.count = 0};
	struct reply reply = {.kind = REPLY_VALUE};
	find_unfinished(s, &u);
	if (u.unusable) {
		struct buf lines = {0};
		buf_putc(&lines, '\n');
		layout_paragraph(&lines, style_of(s), 0, number_in(s, MSG_ASK_UNFINISHED_UNUSABLE, u.unusable));
		screen_put(&lines);
		buf_release(&lines);
	}
	if (u.count)
		reply = ask_unfinished(s, &u);
	for (int i = 0; i < u.count; i++) {
		if (reply.kind == REPLY_VALUE && reply.value == i)
			take_up(s, &u.list[i]);
		else if (reply.kind == REPLY_VALUE && reply.value > u.count)
			journal_remove(&u.list[i].journal);
		else
			journal_leave(&u.list[i].journal);
	}
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
	consultation_answer(&s->consultation, fact, value);
	s->pending = KB_NONE;
	s->complete = false;
	keep_journal(s);
	struct buf taken = {0};
	answer_print(&taken, style_of(s), &s->kb->facts[fact], value);
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
	output_write(&output, buf_text(text), text->length);
	bool file = output.path != NULL;
	if (!output_commit(&output, s->talk.sink))
		return false;
	if (file)
		talk_say(&s->talk, MSG_ASK_WRITTEN, s->options->output, "");
	return true;
}

/* The outcome in one line, for a page whose reader no longer sees what stood above. */
static void put_outcome(const struct session *s, struct buf *out, const struct conclusion *c)
{
	static const enum msg named[] = {
		[STATUS_RECOMMENDED] = MSG_RESULT_RECOMMENDED, [STATUS_UNDETERMINED] = MSG_RESULT_PROVISIONAL,
	};
	int method = c->status == STATUS_UNDETERMINED ? c->provisional.method : c->method;
	if (method != KB_NONE)
		layout_say_heading(out, style_of(s), named[c->status], s->kb->methods[method].name.in[lang_of(s)],
				   NULL);
	else
		layout_say_heading(out, style_of(s),
				   c->status == STATUS_NONE ? MSG_RESULT_NONE_HEADING : MSG_RESULT_PROVISIONAL_NONE,
				   s->kb->about.method.in[lang_of(s)], NULL);
}

static void show_result(struct session *s, const struct conclusion *c)
{
	struct buf text = {0};
	screen_measure(&s->talk.screen);
	putchar('\n');
	unsigned parts = CONCLUSION_REST | (s->above && !s->options->output ? 0 : CONCLUSION_SHORT);
	conclusion_text(&text, style_of(s), s->kb, c, parts | (s->talk.whole ? CONCLUSION_WHOLE : 0));
	s->unwritten = s->options->output && !write_result(s, &text);
	if (!s->options->output || s->unwritten) {
		if (!(parts & CONCLUSION_SHORT) && !screen_fits(&s->talk.screen, &text)) {
			struct buf whole = {0};
			put_outcome(s, &whole, c);
			buf_putc(&whole, '\n');
			buf_add(&whole, buf_text(&text), text.length);
			buf_release(&text);
			text = whole;
		}
		screen_page(&s->talk.screen, &text);
	}
	/* Behind the result, where a person still sees it. */
	if (s->unwritten) {
		putchar('\n');
		if (s->talk.screen.person)
			talk_report(&s->talk);
		talk_say(&s->talk, MSG_ASK_SHOWN_INSTEAD, "", "");
	}
	buf_release(&text);
	s->complete = true;
	s->above = false;
	/* Whoever closes the window now has what they came for. A changed answer begins a new journal. */
	if (!s->unwritten && !s->options->save)
		journal_remove(&s->journal);
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
	if (agenda.kind == AGENDA_FLOW || !s->recommended || reach_same(s->shown, possible))
		return agenda;
	s->recommended = false;
	consultation_reopen(&s->consultation);
	return consultation_next(&s->consultation, &s->step);
}

/* Shows the result, if that wasn't done, and asks what is still wanted. */
static struct reply conclude_with(struct session *s, const struct conclusion *c)
{
	if (!s->complete)
		show_result(s, c);
	return s->talk.screen.person ? ask_end(s) : (struct reply){.kind = REPLY_END};
}

/* Saves the answers where they are wanted at the end, unless they lie there already; a failure is in the sink. */
static bool save_at_end(struct session *s)
{
	const char *path = s->options->save;
	if (s->talk.saved_all && s->talk.saved && !strcmp(s->talk.saved, path))
		return true;
	return talk_save_named(&s->talk, path, s->journal.current ? s->journal.path : "");
}

/* Whether all that was asked for has been done: then nobody misses the answers. */
static bool is_over(const struct session *s)
{
	return s->complete && !s->unwritten && !s->options->save;
}

/* Whether a person who stops now would lose answers without knowing it; says so, once. */
static bool hold_back(struct session *s)
{
	enum lang lang = lang_of(s);
	if (!s->talk.screen.person || !s->consultation.given_count || s->journal.current || is_over(s) ||
	    s->talk.saved_all || s->loss_told)
		return false;
	/* Now, while another file can still be named. */
	if (s->options->save && save_at_end(s))
		return false;
	talk_report(&s->talk);
	s->loss_told = true;
	struct buf text = {0};
	layout_say(&text, style_of(s), 0, MSG_ASK_STOPPING_LOSES, words[WORD_SAVE].name.in[lang],
		   words[WORD_QUIT].name.in[lang], s->journal.kept ? "1" : "", NULL);
	screen_put(&text);
	buf_release(&text);
	return true;
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
	else
		*reply = conclude_with(s, c);
	switch (reply->kind) {
	case REPLY_VALUE:
		if (fact != KB_NONE)
			take_answer(s, fact, reply->value);
		return true;
	case REPLY_EMPTY:
		/* A question asked anew keeps its answer; the offer is declined; at the end it is the end. */
		s->pending = KB_NONE;
		return fact != KB_NONE || agenda.kind == AGENDA_OFFER || hold_back(s);
	case REPLY_BACK:
		go_back(s);
		return true;
	case REPLY_CHANGE:
		s->pending = reply->fact;
		return true;
	case REPLY_WHOLE:
		s->complete = false;
		return true;
	case REPLY_QUIT:
	case REPLY_END:
		return hold_back(s);
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
		   words[WORD_WHY].name.in[lang], words[WORD_BACK].name.in[lang],
		   s->talk.screen.person && s->folder.length ? "1" : "", NULL);
	screen_put(&text);
	buf_release(&text);
}

/* Where a session that ended before its time can be gone on with. */
static void say_goodbye(struct session *s)
{
	if (!s->talk.screen.person || !s->consultation.given_count)
		return;
	if (s->journal.current)
		talk_say(&s->talk, MSG_ASK_STOPPED, s->journal.path, "");
	else if (!s->talk.saved_all && !s->options->save)
		talk_say(&s->talk, MSG_ASK_STOPPED_LOST, s->journal.kept ? s->journal.path : "", "");
}

static enum session_end finish(struct session *s, const struct reply *reply)
{
	/* Elsewhere than on a terminal the end of the input is a reason to conclude. */
	if (reply->kind == REPLY_END && !s->talk.screen.person && !s->complete) {
		arena_clear(&s->step);
		show_result(s, conclude(&s->step, s->kb, &s->consultation.answers));
	}
	enum session_end end = SESSION_DONE;
	/* Nothing is no reason to replace what a file holds. */
	bool saved = !s->options->save || !s->consultation.given_count ||
		     (reply->kind != REPLY_FAILED && save_at_end(s));
	if (reply->kind == REPLY_FAILED || reply->kind == REPLY_HUNG_UP || s->talk.trouble || s->unwritten || !saved)
		end = SESSION_TROUBLE;
	/* The journal goes last: until then the answers are nowhere else. */
	if (s->complete && saved && !s->unwritten)
		journal_remove(&s->journal);
	else if (saved && reply->kind != REPLY_FAILED && reply->kind != REPLY_HUNG_UP)
		say_goodbye(s);
	arena_clear(&s->step);
	if (end == SESSION_DONE && s->complete &&
	    conclude(&s->step, s->kb, &s->consultation.answers)->status == STATUS_NONE)
		end = SESSION_NONE_FITS;
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
			       .consultation = &s.consultation, .arena = &s.arena, .resumed = options->resume,
			       .confirm = prompt_confirm};
	s.talk.screen = (struct screen){.style = options->style, .person = is_terminal()};
	s.talk.screen.pages = s.talk.screen.person && can_edit();
	s.talk.errors_seen = s.talk.screen.person && isatty(STDERR_FILENO);
	s.talk.vocabulary = vocabulary_new(&s.arena, options->kb);
	consultation_init(&s.consultation, options->kb);
	/* Better now than when everything has been answered. */
	if ((options->output && !output_check(options->output, sink)) ||
	    (options->save && !talk_may_save(&s.talk, options->save)))
		goto release;
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
	/* What the session begins with lies in that file. */
	s.talk.saved_all = options->resume != NULL;
	while (reply.kind == REPLY_VALUE && advance(&s, &reply))
		reply.kind = REPLY_VALUE;
	end = finish(&s, &reply);
	line_close();
release:
	if (s.talk.errors_seen)
		talk_report(&s.talk);
	buf_release(&s.folder);
	buf_release(&s.history);
	arena_release(&s.step);
	arena_release(&s.arena);
	return end;
}
