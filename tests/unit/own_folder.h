/* A folder of the test program's own, which is its working directory, so that names can be short and links relative. */
#ifndef SENTEI_TESTS_OWN_FOLDER_H
#define SENTEI_TESTS_OWN_FOLDER_H

/* Its absolute path. */
extern char own_folder[];

/* Setup and teardown of a group of tests; the folder must be empty at the end. */
int own_folder_enter(void **state);
int own_folder_leave(void **state);

/* An empty file. */
void touch(const char *name);

/* The names in a folder, " " between them. */
void expect_names(const char *path, const char *expected);

#endif
