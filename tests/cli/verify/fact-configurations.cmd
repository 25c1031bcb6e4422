sh seed.sh -a z.yaml <<'END'
facts:
  - id: other
    kind: decision
    label: {ja: 別, en: Other}
    question: {ja: どれにしますか。, en: Which one?}
    help: {ja: 型のことです。, en: The model.}
    values: configurations
    basis: reconstructed
    source: {chapter: guide}
END
