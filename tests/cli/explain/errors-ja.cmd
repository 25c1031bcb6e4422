for options in '--how vdo' '--why office' '--why-not cost' '--what-if office_pc=perhaps' '--what-if office_pc'; do
	# shellcheck disable=SC2086 # words
	sentei explain --lang ja $options clinic.yaml
	echo "exit $?"
done
sentei explain --lang ja
echo "exit $?"
sentei explain --lang ja absent.yaml
echo "exit $?"
printf '{"id":1,"line":1,"answers":{},"rules":"","program":"","texts":{}}\n{"id"' | sentei explain --lang ja - >/dev/null
echo "exit $?"
