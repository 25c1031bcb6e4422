# Rules without a title, groups, a glossary or configurations to choose from.
printf 'why\nglossary\nchange wet\nyes\nyes\n' | sentei ask --lang en --rules minimal | sed '/^Recommended/,$d'
