# An id in any case, a name in either language, and what differs from them only in form, all name the same.
for name in VPN vpn ' Vpn ' VPN方式 ＶＰＮ方式; do sentei show method "$name" --lang en | head -n 1; done
sentei show cautions --method 'Secure browser' --role 経営者 --lang en --format json | cut -c 1-20 | head -n 3
sentei show glossary データ --lang ja >/dev/null && echo several
