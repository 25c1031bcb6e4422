sh seed.sh -a z.yaml <<'END'
groups:
  - id: spare
    name: {ja: 予備, en: Spare}
END
