sh seed.sh -a z.yaml <<'END'
methods:
  - id: plotter
    name: {ja: プロッター, en: Plotter}
    definition: {ja: 線を引きます。, en: It draws lines.}
    requires: [volume=few, colour=no]
    levels:
      - {characteristic: quality, level: low, because: {ja: 低い, en: Low.}, basis: reconstructed, source: {chapter: guide}}
      - {characteristic: price, level: high, because: {ja: 低い, en: Low.}, basis: reconstructed, source: {chapter: guide}}
    basis: reconstructed
    source: {chapter: guide}
END
