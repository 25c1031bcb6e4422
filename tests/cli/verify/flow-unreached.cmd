sh seed.sh -a z.yaml <<'END'
nodes:
  - id: again
    ask: place
    edges: [{is: desk, go: coloured}, {is: room, go: coloured}]
    basis: reconstructed
    source: {chapter: guide}
END
