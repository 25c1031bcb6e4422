sh change.sh -b "$ROOT/rules" '/- id: full_pc/,/basis/s/{is: yes, go: remote_desktop}, {is: no, go: vdi}/{is: yes, go: vdi}, {is: no, go: remote_desktop}/' flowchart.yaml
