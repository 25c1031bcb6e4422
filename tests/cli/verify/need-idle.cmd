sh seed.sh -a z.yaml <<'END'
needs:
  - when: [budget=low, paper=a3]
    characteristic: price
    level: medium
    because: {ja: 紙も高いためです。, en: Paper is dear as well.}
    basis: reconstructed
    source: {chapter: guide}
END
