#!/usr/bin/env python3
"""Checks JSON objects, one a line on standard input, against a JSON Schema.

Knows the keywords that share/conclusion.schema.json uses, and refuses others. Stricter than a schema is: what
"properties" does not name is a fault too, so that the schema stays complete. Prints what does not fit; exit 1 then.
usage: tests/man/schema.py SCHEMA <OBJECTS
"""
import json
import re
import sys

TYPES = {
    "object": dict, "array": list, "string": str, "boolean": bool, "null": type(None),
}
NOTES = {"$schema", "$id", "title", "description", "$defs", "examples"}


def is_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def faults(value, schema, root, path):
    for key, rule in schema.items():
        if key in NOTES:
            continue
        if key == "$ref":
            yield from faults(value, root["$defs"][rule.rsplit("/", 1)[1]], root, path)
        elif key == "type":
            names = rule if isinstance(rule, list) else [rule]
            if not any(is_type(value, name) for name in names):
                yield f"{path}: should be {' or '.join(names)}"
        elif key == "enum":
            if value not in rule:
                yield f"{path}: {value!r} is none of {rule}"
        elif key == "const":
            if value != rule:
                yield f"{path}: {value!r} is not {rule!r}"
        elif key == "pattern":
            if isinstance(value, str) and not re.search(rule, value):
                yield f"{path}: {value!r} does not match {rule}"
        elif key == "minimum":
            if isinstance(value, int) and value < rule:
                yield f"{path}: {value} is below {rule}"
        elif key == "required":
            if isinstance(value, dict):
                yield from (f"{path}: {name} is missing" for name in rule if name not in value)
        elif key == "properties":
            if isinstance(value, dict):
                for name, inner in rule.items():
                    if name in value:
                        yield from faults(value[name], inner, root, f"{path}.{name}")
                yield from (f"{path}: {name} is not known" for name in value if name not in rule)
        elif key == "additionalProperties":
            if isinstance(value, dict):
                for name, inner in value.items():
                    yield from faults(inner, rule, root, f"{path}.{name}")
        elif key == "items":
            if isinstance(value, list):
                for i, item in enumerate(value):
                    yield from faults(item, rule, root, f"{path}[{i}]")
        elif key in ("oneOf", "anyOf"):
            tries = [list(faults(value, inner, root, path)) for inner in rule]
            fitting = sum(not found for found in tries)
            if not fitting:
                yield from min(tries, key=len)
            elif key == "oneOf" and fitting > 1:
                yield f"{path}: fits {fitting} of {key}"
        else:
            raise SystemExit(f"{path}: unknown keyword {key}")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    found = objects = 0
    for line in sys.stdin:
        objects += 1
        for fault in faults(json.loads(line), schema, schema, "$"):
            print(f"{objects}: {fault}")
            found += 1
    if not objects:
        print("no objects")
    return 1 if found or not objects else 0


sys.exit(main())
