sh seed.sh '/- id: laser$/,/- id: copier/{/characteristic: quality/i\
      - {characteristic: quality, level: low, because: {ja: 低い, en: Low.}, basis: reconstructed, source: {chapter: guide}}
}'
