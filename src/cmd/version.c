/* The versions of the program and of what it is linked with, asked of the libraries as they run. */
#include <stdio.h>

#include <csv.h>
#include <cyaml/cyaml.h>
#include <jansson.h>
#include <nettle/version.h>
#include <readline/readline.h>
#include <unistring/version.h>
#include <yaml.h>

#include "cmd/command.h"
#include "text/width.h"

static void add_library(struct buf *out, const char *name, const char *version)
{
	buf_item(out, ", ", name);
	buf_putc(out, ' ');
	buf_puts(out, version);
}

static void add_numbered(struct buf *out, const char *name, int major, int minor, int patch)
{
	char version[48];
	snprintf(version, sizeof(version), patch ? "%d.%d.%d" : "%d.%d", major, minor, patch);
	add_library(out, name, version);
}

void command_version(struct buf *out, const struct style *style)
{
	struct buf libraries = {0}, line = {0};
	char csv[32];
	/* It can't be asked; this is the header that it was compiled with. */
	snprintf(csv, sizeof(csv), "%d.%d.%d", CSV_MAJOR, CSV_MINOR, CSV_RELEASE);
	add_library(&libraries, "libcyaml", cyaml_version_str);
	add_library(&libraries, "libyaml", yaml_get_version_string());
	add_library(&libraries, "readline", rl_library_version);
	add_numbered(&libraries, "libunistring", _libunistring_version >> 16, _libunistring_version >> 8 & 0xff,
		     _libunistring_version & 0xff);
#if JANSSON_VERSION_HEX >= 0x020d00
	add_library(&libraries, "jansson", jansson_version_str());
#else
	add_library(&libraries, "jansson", JANSSON_VERSION);
#endif
	add_numbered(&libraries, "nettle", nettle_version_major(), nettle_version_minor(), 0);
	add_library(&libraries, "libcsv", csv);

	buf_puts(out, "sentei " SENTEI_VERSION "\n");
	message_add(&line, style->lang, MSG_VERSION_LIBRARIES, buf_text(&libraries), NULL);
	text_wrap(out, buf_text(&line), style->columns, 0, 2);
	buf_release(&libraries);
	buf_release(&line);
}
