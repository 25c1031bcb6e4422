"""Compares sources as CSV with sources as JSON, row by row."""
import csv
import json
import sys

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    raw = file.read()
rows = list(csv.DictReader(raw.splitlines(keepends=True), strict=True))
with open(sys.argv[2], encoding="utf-8") as file:
    items = json.load(file)
if "\r" in raw or len(rows) != len(items):
    print(f"{len(rows)} rows, {len(items)} objects")
for row, item in zip(rows, items):
    expected = {key: item["source"].get(key, "") for key in ("chapter", "section", "page", "url")}
    expected.update({key: item[key] for key in ("kind", "id", "basis", "text")})
    if row != expected:
        print(row, "is not", expected)
