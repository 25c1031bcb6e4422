sh seed.sh -a z.yaml 's/{is: yes, go: coloured}/{is: yes, go: again}/' <<'END'
nodes:
  - id: again
    ask: volume
    edges: [{is: few, go: coloured}, {is: many, go: coloured}]
    basis: reconstructed
    source: {chapter: guide}
END
