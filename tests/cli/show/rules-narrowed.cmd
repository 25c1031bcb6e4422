sentei show cautions --rules rules --lang en --method walk --role passenger
echo --
sentei show cautions walk-map --rules rules --lang en
echo --
sentei show cautions walk-map --rules rules --lang en --method train
echo --
sentei show checklists --rules rules --lang en --method walk
echo --
sentei show formerly --rules rules --lang ja --method walk
echo --
sentei show glossary fare --rules rules --lang en
echo --
sentei show glossary ticket --rules rules --lang en
echo --
sentei show glossary SEASON --rules rules --lang ja
echo --
sentei show sources --basis guideline --rules rules --lang en
