sh seed.sh -a z.yaml 's/{is: yes, go: coloured}/{is: yes, go: again}/' <<'END'
nodes:
  - id: again
    ask: place
    edges: [{is: desk, go: coloured}, {is: room, go: coloured}]
    basis: reconstructed
    source: {chapter: guide}
END
