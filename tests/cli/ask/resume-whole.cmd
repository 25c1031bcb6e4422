printf 'no\n' | sentei ask --lang en --resume whole.yaml | grep -e '^Question' -e '^Recommended' -e '^Go on' -e '^>'
