sentei explain --lang ja --how remote_desktop --how cost --how reproducibility --how rdp-exposed-port --how all-byod \
	--how cloud-mfa --how vdi-platform --how vpn accountant.yaml
