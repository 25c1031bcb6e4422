printf 'ヘルプ\nなぜ\nはい\n確認\n用語 ｖｐｎ\n用語 ランサムウエア\n戻る\n戻る\n全文\n保存\n終了\n' | sentei ask --lang ja
