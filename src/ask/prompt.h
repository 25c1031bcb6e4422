/*
 * One prompt of a session: reads lines until one is an answer or changes the course. Commands that only show or save
 * something are carried out on the way.
 */
#ifndef SENTEI_ASK_PROMPT_H
#define SENTEI_ASK_PROMPT_H

#include "ask/line.h"
#include "ask/talk.h"

enum prompt_kind { PROMPT_FACT, PROMPT_YES_NO, PROMPT_CHOICE, PROMPT_END };

struct prompt {
	enum prompt_kind kind;
	int fact;			/* of PROMPT_FACT, else KB_NONE */
	uint32_t offered;		/* its values, as bits */
	int choices;			/* of PROMPT_CHOICE: how many numbers may be typed */
	bool may_be_empty;		/* an empty line is a reply from a person, too */
	const char *name;		/* of the question, where the answer to it can't be read */
	const struct buf *shown;	/* the question as it stands on the screen */
	const struct agenda *agenda;	/* of PROMPT_YES_NO: what is offered */
};

enum reply_kind {
	REPLY_VALUE,		/* an answer */
	REPLY_EMPTY,		/* an empty line */
	REPLY_BACK,
	REPLY_CHANGE,		/* of the fact */
	REPLY_WHOLE,		/* the general measures are wanted whole from now on */
	REPLY_QUIT,
	REPLY_END,		/* the input ended */
	REPLY_HUNG_UP,
	REPLY_FAILED,		/* a line that couldn't be read; why is in the sink */
};

/* What was said at a prompt: one line. */
struct said {
	const char *text;
	size_t length;
	struct arena *arena;		/* of what is asked at the moment */
};

enum { ANSWER_YES, ANSWER_NO };

struct reply {
	enum reply_kind kind;
	int value;		/* of the fact, KB_NONE for «unknown»; ANSWER_YES or ANSWER_NO; or a choice, from 0 */
	int fact;		/* to change */
};

/* Asks. A person is asked until the answer can be read; anyone else gets one try. */
struct reply prompt_ask(struct talk *talk, const struct prompt *prompt, struct arena *arena);

/*
 * Asks yes or no in between, as the talk's `confirm`. What ends the session there is kept in `cut_short`, and the prompt
 * around it ends with that.
 */
bool prompt_confirm(struct talk *talk, const char *question);

/* The completer for ask/line; its data is the talk. */
struct completions prompt_complete(void *data, struct arena *arena, const char *typed);

#endif
