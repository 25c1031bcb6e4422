# The same in Japanese, words typed as people type them: full-width space and sign, half-width letters.
printf '%s\n' なぜ はい 根拠 同じ業務 "なぜ違う　クラウドサービス方式" "もし　local_data＝保存してよい" 保存しない 分からない \
	なぜ 根拠 "変更 local_data" 保存してよい 根拠 "根拠 cost" "根拠 vpn-firmware" "なぜ違う 仮想デスクトップ(VDI)方式" \
	"もし web_meeting=はい restricted=いいえ" なぜ違う もし "なぜ違う ファクス" はい なぜ 説明 終了 |
	sentei ask --lang ja
