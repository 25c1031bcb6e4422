sh seed.sh 's/^glossary:/---\nglossary:/'
