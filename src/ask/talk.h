/*
 * What the parts of a session share: the rules, the answers, the screen; saying a sentence, reporting what went wrong.
 */
#ifndef SENTEI_ASK_TALK_H
#define SENTEI_ASK_TALK_H

#include "answers/vocabulary.h"
#include "ask/consultation.h"
#include "ask/screen.h"
#include "base/diag.h"
#include "text/message.h"

struct prompt;

struct talk {
	const struct kb *kb;
	struct vocabulary *vocabulary;
	struct screen screen;
	struct style error_style;
	bool errors_seen;		/* a person's terminal shows stderr, too */
	struct diag_sink *sink;
	const struct consultation *consultation;
	const char *id;			/* the organisation's, or NULL */
	bool whole;			/* the general measures are wanted whole */
	bool trouble;			/* something that was asked for couldn't be written */
	struct arena *arena;		/* of the session */
	const char *resumed;		/* the file that the session began with, or NULL */
	const char *saved;		/* the file that the session wrote last, or NULL … */
	bool saved_all;			/* … with all answers of now */
	/* Asks a person a question to be answered by yes or no; whatever else is said counts as no. */
	bool (*confirm)(struct talk *talk, const char *question);
	int cut_short;			/* enum reply_kind: what ended the session at such a question */
	const struct prompt *prompt;	/* the one at hand, for completion */
};

/* The language of the session. */
static inline enum lang talk_lang(const struct talk *talk)
{
	return talk->screen.style.lang;
}

/* Prints one sentence with up to two arguments ("" where there is none). */
void talk_say(const struct talk *talk, enum msg msg, const char *first, const char *second);

/* Prints the sink to stderr and empties it. */
void talk_report(struct talk *talk);

/*
 * Writes the answers to a file and says so; a person is asked first when that would replace what this session hasn't
 * written. False after a failure, which is in the sink.
 */
bool talk_save(struct talk *talk, const char *path);

/*
 * The same for a file that was named when the program was started, without asking. The journal is where the answers stay
 * after a failure, "" for nowhere.
 */
bool talk_save_named(struct talk *talk, const char *path, const char *journal);

/*
 * Whether the answers could be saved there now, unasked: new, no file, or an answer file; a person's must be the one that
 * the session began with. If not, why is in the sink.
 */
bool talk_may_save(struct talk *talk, const char *path);

#endif
