# Options may stand anywhere, before and after the command and its operands.
sentei rules new $TMPDIR/printers 2>/dev/null
sentei --rules $TMPDIR/printers show method mono_laser --lang en >$TMPDIR/1
sentei show --rules=$TMPDIR/printers --lang=en method mono_laser >$TMPDIR/2
sentei --lang en show method --rules $TMPDIR/printers -- mono_laser >$TMPDIR/3
SENTEI_RULES=$TMPDIR/printers sentei show method -o $TMPDIR/4 mono_laser
SENTEI_RULES=$ROOT/rules sentei show method mono_laser --rules $TMPDIR/printers -o$TMPDIR/5
for i in 2 3 4 5; do cmp $TMPDIR/1 $TMPDIR/$i && echo $i; done
