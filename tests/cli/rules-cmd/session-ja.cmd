# A whole consultation in another field: no word of telework stands in the program.
cd $TMPDIR && sentei rules new printers 2>/dev/null
printf '%s\n' なぜ 数百枚 はい 1 はい 少ない いいえ カートリッジ式 | sentei --lang ja --rules printers | tee session
! grep -i -e テレワーク -e 端末 -e ガイドライン session
