#compdef sentei
# Completion of sentei for zsh. What can be typed comes from «sentei complete»: nothing here knows commands or options.
# Installed as _sentei in a folder of fpath; without that, after compinit: source <(sentei completion zsh)

_sentei() {
	local line word text program=${~words[1]} ret=1
	local -a before described goes_on
	local files='' nospace=''

	# The words as the shell would give them, the last one up to the cursor.
	before=("${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
	while IFS= read -r line; do
		case $line in
		:files | :folders) files=$line ;;
		:nospace) nospace=yes ;;
		*)
			word=${line%%$'\t'*} text=
			[[ $line != *$'\t'* ]] || text=${line#*$'\t'}
			described+=("${word//:/\\:}:${text//:/\\:}")
			;;
		esac
	done < <($program complete -- "${before[@]}" 2>/dev/null)

	if ((${#described})); then
		_describe -t candidates sentei described ${nospace:+-S} ${nospace:+''} && ret=0
	fi
	if [[ $files ]]; then
		compset -P '--*='
		if [[ $files == :folders ]]; then
			_path_files -/ && ret=0
		else
			_files && ret=0
		fi
	fi
	return ret
}

if [[ ${funcstack[1]} == _sentei ]]; then
	_sentei "$@"
else
	compdef _sentei sentei
fi
