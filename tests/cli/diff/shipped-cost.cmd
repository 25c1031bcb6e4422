sh change.sh -b "$ROOT/rules" '/^  - id: vdi/,/overrides/{/characteristic: cost/,/because/s/level: high/level: medium/;}' characteristics.yaml
