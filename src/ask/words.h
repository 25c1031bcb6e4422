/*
 * The commands of a session as one table: what may be typed for each, what stands after it, what it does. Help,
 * completion and the check that no choice of a question is spelled like one read the same rows.
 */
#ifndef SENTEI_ASK_WORDS_H
#define SENTEI_ASK_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/lang.h"
#include "text/message.h"

/* What stands after a command. */
enum word_operand {
	OPERAND_NONE,
	OPERAND_FACT,
	OPERAND_TERM,
	OPERAND_FILE,
	OPERAND_MATTER,
	OPERAND_METHOD,
	OPERAND_SETTINGS,
	OPERAND_COUNT
};

/*
 * X(command, operand, English, Japanese, further spellings…), all in normal form; what each does: MSG_WORD_<command>.
 */
#define WORD_LIST(X) \
	X(HELP, NONE, "help", "ヘルプ", "使い方", "コマンド", "commands", "h") \
	X(WHY, NONE, "why", "なぜ", "何故", "どうして", "理由") \
	X(HOW, MATTER, "how", "根拠", "どうやって", "経緯") \
	X(WHY_NOT, METHOD, "why-not", "なぜ違う", "whynot") \
	X(WHAT_IF, SETTINGS, "what-if", "もし", "whatif") \
	X(EXPLAIN, NONE, "explain", "説明", "解説", "すべて説明") \
	X(BACK, NONE, "back", "戻る", "もどる", "undo") \
	X(CHANGE, FACT, "change", "変更", "変える", "edit") \
	X(UNKNOWN, NONE, "unknown", "分からない") \
	X(REVIEW, NONE, "review", "確認", "かくにん", "回答", "answers") \
	X(METHODS, NONE, "methods", "方式", "方式一覧") \
	X(GLOSSARY, TERM, "glossary", "用語", "用語集", "term", "terms") \
	X(SAVE, FILE, "save", "保存") \
	X(ALL, NONE, "all", "全文", "全文表示") \
	X(QUIT, NONE, "quit", "終了", "終わる", "やめる", "exit", "q")

enum word_id {
#define WORD_ENUM(id, ...) WORD_##id,
	WORD_LIST(WORD_ENUM)
#undef WORD_ENUM
	WORD_COUNT,
	WORD_NONE = -1
};

struct word {
	struct bitext name;		/* as help shows it */
	enum word_operand operand;
	enum msg help;
	const char *const *spellings;	/* all of them, ended by NULL */
};

extern const struct word words[WORD_COUNT];

/* All spellings of all commands, ended by NULL. */
extern const char *const ask_words[];

/* What an operand is called in usage; NULL for none. */
const char *word_operand_name(enum lang lang, enum word_operand operand);

/* A typed line taken apart. The operand points into it, white space around it left out. */
struct typed {
	enum word_id word;		/* WORD_NONE: no command */
	const char *operand;
	size_t operand_length;
};

/*
 * Reads a line as a command: its first word as people type it (case and width make no difference), and what follows
 * where the command takes an operand. A command that takes none is one only when it stands alone.
 */
struct typed words_parse(const char *line, size_t length);

/* The command whose spelling is nearest to the line, as its name in the language, or "". */
const char *words_nearest(enum lang lang, const char *line, size_t length);

#endif
