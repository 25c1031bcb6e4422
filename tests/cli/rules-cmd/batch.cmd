# The scenarios' answers through batch: JSON, and a table.
cd $TMPDIR && sentei rules new printers 2>/dev/null
cat >offices.csv <<END
id,印刷する量,pages,カラーで印刷する必要がありますか。,photos,secret
a,,some,いいえ,,yes
b,,many,はい,yes,
c,,hardly,,,
END
sentei --lang en --rules printers batch --format json offices.csv 2>&1 | sed 's/[0-9a-f]\{64\}/DIGEST/'
sentei --lang ja --rules printers batch --detail brief offices.csv 2>/dev/null
