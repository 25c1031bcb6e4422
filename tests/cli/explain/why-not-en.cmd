sentei explain --lang en --why-not vpn --why-not remote_desktop --why-not secure_browser --why-not vdi clinic.yaml
