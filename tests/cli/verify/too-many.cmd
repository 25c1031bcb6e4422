{
	echo 'roles:'
	for i in $(seq 33); do
		echo "  - id: role$i"
		echo '    name: {ja: 役, en: Role}'
		echo '    description: {ja: 人です。, en: Somebody.}'
		echo '    basis: reconstructed'
		echo '    source: {chapter: guide}'
	done
} | sh seed.sh -a z.yaml
