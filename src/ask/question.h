/* How a question stands on the screen: how far one has come, what is asked, an example, the numbered choices. */
#ifndef SENTEI_ASK_QUESTION_H
#define SENTEI_ASK_QUESTION_H

#include <stdint.h>

#include "base/buf.h"
#include "kb/kb.h"
#include "text/style.h"

struct question {
	int fact;
	int number;		/* which question it is, from 1 */
	int most;		/* questions still to come at most, this one included; 0: that isn't told */
	uint32_t offered;	/* values, as bits */
	int method;		/* whose configurations are offered where the question is about these, or KB_NONE */
	const char *current;	/* the answer that stands until another is given, or NULL */
};

void question_print(struct buf *out, const struct style *style, const struct kb *kb, const struct question *question);

/* Numbered choices, beside each other where they fit into a line. */
void choices_print(struct buf *out, const struct style *style, const char *const *labels, int count);

/* An answer as it was understood; KB_NONE for «unknown». */
void answer_print(struct buf *out, const struct style *style, const struct kb_fact *fact, int value);

/* What an answer is called where answers are listed: the choice's label, and for KB_NONE the word for «unknown». */
const char *answer_label(enum lang lang, const struct kb_fact *fact, int value);

#endif
