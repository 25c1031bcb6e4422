"""Holds the JSON of sentei show to what the manual promises, and its topics to one another; prints what differs."""
import json
import subprocess


def show(*words):
    return subprocess.run(["sentei", "show", *words], check=True, capture_output=True, text=True).stdout


def check(what, holds):
    if not holds:
        print("not so:", what)


def keys(item, wanted, what):
    check(f"{what} has {wanted - item.keys()}", wanted <= item.keys())


LISTS = {
    "methods": {"name", "text", "requires", "configurations", "levels", "overrides"},
    "questions": {"question", "help", "choices", "kind", "example", "group", "assume"},
    "cautions": {"name", "text", "risk", "action", "methods", "when", "first", "roles", "tier", "category"},
    "cases": {"name", "text", "watch", "methods", "cautions"},
    "checklists": {"name", "methods", "when", "url"},
    "guides": {"name", "kind", "methods", "when", "url"},
    "formerly": {"name", "note", "methods"},
    "glossary": {"name", "text", "also"},
    "sources": {"kind", "text"},
}
items = {}
for lang in "ja", "en":
    for topic, wanted in LISTS.items():
        text = show(topic, "--lang", lang, "--format", "json")
        found = items[lang, topic] = json.loads(text)
        check(f"{topic} {lang}: one object a line", text.count("\n") == len(found) + 2)
        names = [(item.get("kind") if topic == "sources" else None, item["id"]) for item in found]
        check(f"{topic} {lang}: ids are unique", len(set(names)) == len(names))
        for item in found:
            keys(item, wanted | {"id", "basis", "source"}, f"{topic} {lang} {item['id']}")
            check(f"{item['id']}: chapter", "chapter" in item["source"])
            for key in "name", "text", "question", "help", "risk", "action":
                check(f"{topic} {lang} {item['id']}: {key}", item.get(key, "x"))
for topic in LISTS:
    check(f"{topic}: the same ids in both languages",
          [item["id"] for item in items["ja", topic]] == [item["id"] for item in items["en", topic]])

# The sheet of sources leaves nothing out.
kinds = [item["kind"] for item in items["en", "sources"]]
flow = json.loads(show("flowchart", "--format", "json"))
table = json.loads(show("table", "--format", "json"))
methods = items["en", "methods"]
expected = {
    "fact": len(items["en", "questions"]),
    "method": len(methods),
    "requires": len(methods),
    "configuration": sum(len(method["configurations"]) for method in methods),
    "level": sum(len(method["levels"]) for method in methods),
    "override": sum(len(method["overrides"]) for method in methods),
    "node": len(flow["nodes"]),
    "outcome": len(flow["outcomes"]),
    "companion": len(flow["companions"]),
    "characteristic": len(table["characteristics"]),
    "exception": len(table["exceptions"]),
    **{kind: len(items["en", topic]) for kind, topic in
       (("caution", "cautions"), ("case", "cases"), ("guide", "guides"), ("checklist", "checklists"),
        ("formerly", "formerly"), ("glossary", "glossary"))},
}
for kind, count in expected.items():
    check(f"{count} statements of kind {kind}, not {kinds.count(kind)}", kinds.count(kind) == count)
check("needs, roles, tiers and categories are there", {"need", "role", "tier", "category"} <= set(kinds))

# The flowchart's edges tie its nodes and outcomes together.
ends = {item["id"] for item in flow["nodes"] + flow["outcomes"]}
check("every edge leads somewhere", all(edge["to"] in ends for edge in flow["edges"]))
check("everything but the start is led to", ends - {edge["to"] for edge in flow["edges"]} == {flow["start"]})
check("every method has every level",
      all([cell["characteristic"] for cell in method["levels"]] == [row["id"] for row in table["characteristics"]]
          for method in table["methods"]))

# Narrowing down.
cautions = items["en", "cautions"]
some = json.loads(show("cautions", "--method", "vpn", "--role", "management", "--format", "json"))
check("--method and --role narrow down",
      [item["id"] for item in some] ==
      [item["id"] for item in cautions if "vpn" in item["methods"] and "management" in item["roles"]])
check("show method is one of show methods",
      json.loads(show("method", "vpn", "--lang", "en", "--format", "json")) == methods[0])
checked = json.loads(show("sources", "--basis", "published", "--format", "json"))
check("--basis narrows down", checked and all(item["basis"] == "published" for item in checked))
