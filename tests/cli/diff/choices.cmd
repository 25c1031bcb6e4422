# The order of choices, of a fact and of a method's configurations, and one choice more, which renumbers «unknown».
sh change.sh '
/- {id: few,/{h;d;}
/- {id: many,/{G;}
/- {id: a3,/s/.*/&\n      - {id: a2, label: {ja: A2, en: A2}, phrase: {ja: A2まで, en: up to A2}}/
s/- id: bought/- id: leased_/; s/- id: leased$/- id: bought/; s/- id: leased_/- id: leased/
s/{ja: 購入, en: Bought}/BOUGHT/; s/{ja: リース, en: Leased}/{ja: 購入, en: Bought}/; s/BOUGHT/{ja: リース, en: Leased}/' |
	sed '/^Texts/,$d'
