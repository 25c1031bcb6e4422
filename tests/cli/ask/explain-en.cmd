# All that a session explains: of a question, of what is not settled, of the result; then, what other answers would change.
printf '%s\n' why yes how same "why-not cloud service" "what-if local_data=allow" forbid unknown why how \
	"change local_data" allow how "how cost" "how vpn-firmware" "why-not Virtual desktop (VDI)" \
	"what-if web_meeting=yes restricted=no" why-not "what-if" "why-not fax" yes why explain quit |
	sentei ask --lang en
