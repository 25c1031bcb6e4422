printf 'はい\n同じ業務\n保存しない\n置ける\nはい\n変更 端末へのデータ保存\n保存してよい\nいいえ\n' |
	sentei ask --lang ja | grep -e '^おすすめ ' -e '^おすすめは' -e '^> ' -e '^続けますか'
