sh change.sh -b "$ROOT/rules" '/- id: vpn-firmware/,/risk/s/without delay/at once/' cautions-vpn.yaml
