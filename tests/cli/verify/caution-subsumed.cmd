sh seed.sh -a z.yaml <<'END'
cautions:
  - id: copier-again
    methods: [copier]
    when: [model=leased, keeper=no]
    roles: [boss]
    tier: basic
    category: money
    title: {ja: 契約の年数を確かめる, en: Check how long the contract runs}
    risk: {ja: 長いことがあります。, en: It may run for long.}
    action: {ja: 尋ねます。, en: Ask.}
    basis: reconstructed
    source: {chapter: guide}
END
