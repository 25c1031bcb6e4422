# Cases that say what cannot be: keys, ids and values that do not exist, a text in one language, an id used twice.
cp -r base "$TMPDIR/r" && cd "$TMPDIR" && cat >r/scenarios/z.yaml <<'END'
scenarios:
  - id: studio
    name: {ja: 写真館}
    story: {ja: 写真です。, en: Photographs.}
    answers: {volumes: few, colour: yeah, place: [desk]}
    expect: {method: inkjett, cautions: ink-dry, cauti: []}
    because: {ja: 色です。, en: Colour.}
  - id: kitchen
    nam: {ja: 台所, en: Kitchen}
    answers: {volumes: few, colour: yeah, place: [desk], keeper: unknown}
    expect: {}
  - id: bath
    name: {ja: 風呂, en: Bath}
    story: {ja: 湯です。, en: Water.}
    answers: {volumes: few, colour: yeah, place: [desk]}
    expect: {status: none}
    because: {ja: 色です。, en: Colour.}
  - id: hall
    name: {ja: 広間, en: Hall}
    story: {ja: 広い所です。, en: A large room.}
    answers: {volume: few, colour: no}
    expect: {status: nobody, method: inkjett, cautions: ink-dry, misses: [prise], cauti: [], status: none}
    because: {ja: 色です。, en: Colour.}
  - just a word
others: []
END
sentei verify r | sed -n -e 1p -e '/as expected/p'
