sentei explain --lang ja --why local_data --why browser_only --why device_owner halfway.yaml
