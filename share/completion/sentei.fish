# Completion of sentei for fish. What can be typed comes from «sentei complete»: nothing here knows commands or options.
# Installed in vendor_completions.d; without that: sentei completion fish | source

function __sentei_complete
	set -l words (commandline -opc)
	set -l current (commandline -ct)
	set -l program $words[1]
	set -e words[1]
	string match -q '~/*' -- $program; and set program $HOME(string sub -s 2 -- $program)
	for line in ($program complete -- $words $current 2>/dev/null)
		switch $line
			case :files :folders
				# After «--option=» fish still completes the whole word.
				set -l lead (string match -r -- '^--[^=]*=' $current)
				set -l path (string replace -r -- '^--[^=]*=' '' $current)
				if test $line = :files
					string replace -r -- '^' "$lead" (__fish_complete_path "$path")
				else
					string replace -r -- '^' "$lead" (__fish_complete_directories "$path" '')
				end
			case :nospace
				# A word that ends in «=» gets no space anyway.
			case '*'
				echo $line
		end
	end
end

complete -c sentei -f -k -a '(__sentei_complete)'
