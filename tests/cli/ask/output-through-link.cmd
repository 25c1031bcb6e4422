# A link stays, and the file that it leads to is replaced, with its mode; what the process has open is written to.
cd "$TMPDIR" || exit
echo old >real.txt && chmod 640 real.txt
ln -s real.txt near && mkdir folder && ln -s ../near folder/far && ln -s new.txt dangling && ln -s round round
for file in folder/far dangling round; do
	printf 'no\nno\nforbid\n' | sentei ask --lang en -o "$file" >/dev/null
	echo "status $?"
done
stat -c '%F %a' near folder/far dangling real.txt new.txt
grep -c 'No method fits' real.txt new.txt
{
	echo first
	printf 'no\nno\nforbid\n' | sentei ask --lang en -o /dev/stdout
	echo last
} >all.txt
sed -n -e '1p' -e '/^No method/p' -e '$p' all.txt
ls
