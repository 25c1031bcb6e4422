# A level of the table, an override, and needs: one that asks for less, one under another condition.
sh change.sh '
s/level: high, because: {ja: 大きい/level: medium, because: {ja: 大きい/
/when: \[model=tank\]/s/tank/cartridge/
/when: \[budget=medium\]$/,/level/s/level: medium/level: high/
/^needs/,/^roles/s/when: \[colour=yes\]/when: [colour=yes, volume=few]/'
