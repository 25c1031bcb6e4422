# Whatever SENTEI_RULES says, it is the built-in files that are written.
cd $TMPDIR
SENTEI_RULES=nowhere sentei rules new one 2>/dev/null && sentei rules new two 2>/dev/null
diff -r one two && echo same
umask 077
sentei rules new three 2>/dev/null
stat -c '%a %n' three three/about.yaml three/scenarios
