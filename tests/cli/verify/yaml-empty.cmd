sh seed.sh -a z.yaml <<'END'
# nothing
END
