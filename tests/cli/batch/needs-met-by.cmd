# What would meet a need that is missed: another configuration of the method itself, another method, nothing at all.
# And that no method fits is said, even for now.
needs='{"id":"own","answers":{"office_system":"yes","reproduce":"same","local_data":"forbid","office_pc":"yes","budget":"low"}}
{"id":"own and others","answers":{"office_system":"yes","reproduce":"same","local_data":"forbid","office_pc":"no","container_apps":"yes","effort":"medium"}}
{"id":"nothing","answers":{"office_system":"yes","reproduce":"same","local_data":"allow","office_pc":"no","browser_only":"no","container_apps":"no","cloud":"no","budget":"low"}}'
for lang in en ja; do
	echo "$needs" | sentei batch --from ndjson --detail normal --lang $lang |
		sed -n -e '/^How it meets/,/^$/p' -e '/^希望との比較/,/^$/p'
	echo '{"answers":{"office_system":"no"}}' | sentei batch --from ndjson --lang $lang
done
