for options in '--how vdo' '--why office' '--why-not cost' '--what-if office_pc=perhaps' '--what-if office_pc'; do
	# shellcheck disable=SC2086 # words
	sentei explain --lang en $options clinic.yaml
	echo "exit $?"
done
sentei explain --lang en
echo "exit $?"
sentei explain --lang en absent.yaml
echo "exit $?"
printf '{"id":1,"line":1,"answers":{},"rules":"","program":"","texts":{}}\n{"id"' | sentei explain --lang en - >/dev/null
echo "exit $?"
