# Texts, marks and other properties; entries that came and went; spellings.
sh change.sh -a z.yaml '
s/週に一度は印刷する/月に一度は印刷する/; s/en: Print once a week/en: Print once a month/
/- id: ink-dry/,/source/s/basis: reconstructed/basis: published/
/- id: copier-contract/,/source/s/category: money/category: care/
s/also: \[たくさん, lots\]/also: [たくさん, lots, plenty]/
s/dominated_by: laser/dominated_by: inkjet/
/^glossary:/,$d' <<'END'
categories:
  - id: room
    name: {ja: 場所, en: Room}
    description: {ja: 置く所のことです。, en: Where it stands.}
    basis: reconstructed
    source: {chapter: guide}
END
