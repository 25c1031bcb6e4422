sh seed.sh '/- when: \[model=leased\]/i\
      - when: [paper=a3]\
        characteristic: price\
        level: low\
        because: {ja: 紙のためです。, en: Because of the paper.}\
        basis: reconstructed\
        source: {chapter: guide}'
