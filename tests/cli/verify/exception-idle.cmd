sh seed.sh -a z.yaml <<'END'
exceptions:
  - method: inkjet
    dominated_by: laser
    because: {ja: 色が出ます。, en: It prints in colour.}
    basis: reconstructed
    source: {chapter: guide}
END
