# A further place, for which the old rules have no answer, and a further question on the way that it opens.
sh change.sh -a z.yaml '
/- {id: room,/s/.*/&\n      - {id: hall, label: {ja: 廊下, en: Hall}, phrase: {ja: 廊下, en: in a hall}}/
s/{is: room, go: large}/&, {is: hall, go: ask_power}/' <<'END'
facts:
  - id: power
    kind: circumstance
    label: {ja: 電源, en: Power}
    question: {ja: 電源がありますか。, en: Is there a socket?}
    help: {ja: 壁を見てください。, en: Look at the wall.}
    assume: {value: no, because: {ja: ないこともあります。, en: There may be none.}}
    choices:
      - {id: yes, label: {ja: はい, en: Yes}, phrase: {ja: 電源がある, en: a socket}}
      - {id: no, label: {ja: いいえ, en: No}, phrase: {ja: 電源がない, en: no socket}}
    basis: reconstructed
    source: {chapter: guide}
nodes:
  - id: ask_power
    ask: power
    edges: [{is: yes, go: large}, {is: no, go: too_large}]
    basis: reconstructed
    source: {chapter: guide}
END
