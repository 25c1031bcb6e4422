sh seed.sh -a z.yaml <<'END'
about:
  title: {ja: プリンターの選定, en: Choosing a printer}
  intro: {ja: 質問に答えると、機種をひとつおすすめします。, en: Answer a few questions.}
  method: {ja: 機種, en: kind}
  methods: {ja: 機種, en: kinds}
  authority: {ja: 試験のための手引き, en: A guide made up for tests}
  caveat: {ja: 試験のために作りました。, en: Made up for tests.}
END
