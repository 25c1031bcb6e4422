# A condition without a clause would always hold; a section without entries says nothing.
sh seed.sh -a z.yaml 's/when: \[budget=low\]/when: []/' <<'END'
exceptions: []
groups: []
END
