sh seed.sh -a z.yaml <<'END'
glossary:
  - id: toner
    term: {ja: 粉, en: powder}
    text: {ja: トナーのことです。, en: Toner.}
    basis: reconstructed
    source: {chapter: guide}
END
