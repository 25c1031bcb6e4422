# Nothing that is there is overwritten, and nothing half-written stays behind.
cd $TMPDIR
mkdir full empty && echo mine >full/mine.yaml && echo file >file && ln -s full link && ln -s nowhere dangling
for path in full file link dangling . missing/new ''; do
	sentei --lang en rules new "$path" 2>&1
	echo "= $?"
done
sentei --lang ja rules export full 2>&1
echo "= $?"
sentei rules new empty 2>/dev/null && echo "an empty folder is fine"
sentei rules new "a b'c/" 2>&1
find . | LC_ALL=C sort
cat full/mine.yaml file
