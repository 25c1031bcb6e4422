# Procedures for the terminal tests of the session. Sourced from ask-*.exp.

set timeout [expr {10 * $env(PATIENCE)}]
log_user 0
set stty_init "rows 24 columns 80"
set env(PAGER) cat
set seen ""

# Shows what was last seen, and ends the test.
proc give_up {why} {
	global seen expect_out
	send_user "FAILED: $why\n"
	if {[info exists expect_out(buffer)]} { send_user "last seen: $expect_out(buffer)\n" }
	send_user "before: [string range $seen end-1500 end]\n"
	exit 1
}

proc start {args} {
	global spawn_id spawn_out
	spawn -noecho sentei {*}$args
}

# Waits for a text as it stands.
proc see {text} {
	global expect_out seen
	expect {
		-ex $text { append seen $expect_out(buffer) }
		timeout { give_up "no «$text»" }
		eof { give_up "the end instead of «$text»" }
	}
}

# Waits for the prompt and types a line.
proc say {line} {
	see "> "
	send -- "$line\r"
}

# Waits for a text and answers at the prompt after it.
proc answer {text line} {
	see $text
	say $line
}

# Waits for the end and checks the exit status.
proc ends {status} {
	global expect_out seen
	expect {
		eof { append seen $expect_out(buffer) }
		timeout { give_up "no end" }
	}
	lassign [wait] pid id system found
	if {$system != 0 || $found != $status} { give_up "exit status $found, not $status" }
}

# A process that was ended from outside.
proc gone {} {
	catch { close }
	catch { wait }
}

proc journals {} {
	global env
	return [lsort [glob -nocomplain $env(XDG_STATE_HOME)/sentei/journal-*.yaml]]
}

proc expect_journals {count} {
	set found [llength [journals]]
	if {$found != $count} { give_up "$found journals, not $count" }
}

proc contents {path} {
	set file [open $path]
	set text [read $file]
	close $file
	return $text
}

# What is a journal when its session stands at a prompt: answers in their order.
proc expect_journal {text} {
	set found [contents [lindex [journals] 0]]
	if {$found ne $text} { give_up "a journal of «$found», not «$text»" }
}
