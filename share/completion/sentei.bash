# Completion of sentei for bash. What can be typed comes from «sentei complete»: nothing here knows commands or options.
# Installed for bash-completion; without it: source <(sentei completion bash)

_sentei()
{
	local program=$1 line candidate current='' lead='' glued='' i
	local -a words=() found=()
	[[ $program != \~/* ]] || program=$HOME/${program:2}

	# bash takes words apart at «=»; sentei gets them whole, and without the quotes.
	for ((i = 1; i <= COMP_CWORD; i++)); do
		line=${COMP_WORDS[i]//[\"\'\\]/}
		if [[ ${#words[@]} -gt 0 && ( $line == = || $glued ) ]]; then
			words[${#words[@]} - 1]+=$line
		else
			words+=("$line")
		fi
		glued=
		[[ $line != *= ]] || glued=yes
	done
	[[ ${#words[@]} -eq 0 ]] || current=${words[${#words[@]} - 1]}
	# What bash completes begins after the last «=».
	[[ $current != *=* || $COMP_WORDBREAKS != *=* ]] || lead=${current%=*}=

	COMPREPLY=()
	while IFS= read -r line; do
		case $line in
		:files) compopt -o default ;;
		:folders) compopt -o dirnames ;;
		:nospace) compopt -o nospace ;;
		*)
			candidate=${line%%$'\t'*}
			found+=("${candidate#"$lead"}")
			;;
		esac
	done < <("$program" complete -- "${words[@]}" 2>/dev/null)
	COMPREPLY=("${found[@]}")
} &&
	complete -F _sentei sentei
