#!/usr/bin/env python3
"""Compares an export with the truth.

    python3 tests/tools/compare_export.py EXPORT_DIR TRUTH.jsonl

EXPORT_DIR holds <register>.jsonl as `packwright export --format jsonl` writes them. Prints how many records and values
match, and every wrong value grouped by field with examples. Exit code 1 on any difference. Only the keys that the truth
has are compared; numbers are compared as numbers.
"""

import json
import sys
from collections import Counter, defaultdict
from decimal import Decimal, InvalidOperation
from pathlib import Path

EXAMPLES = 4


def key(register, r):
    if register in ("risks", "issues"):
        return r.get("project"), r.get("id")
    if register == "roles":
        return r.get("project"), r.get("person"), r.get("role")
    if register == "resources":
        return r.get("project"), r.get("person"), r.get("period")
    return r.get("project"), r.get("cost_code") or r.get("category"), r.get("period")


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def same(want, got):
    if want == got:
        return True
    if want is None or got is None or isinstance(want, bool) or isinstance(got, bool):
        return False
    try:
        return Decimal(str(want)) == Decimal(str(got))
    except InvalidOperation:
        return False


def same_value(field, want, got):
    """Ids are text: 1.10 is not 1.1."""
    return want == got if field in ("id", "cost_code") else same(want, got)


def place(record):
    source = record.get("_source") or {}
    return f"{source.get('file', '?')} {source.get('sheet', '')} row {source.get('row', '?')}"


def short(keys, count=EXAMPLES):
    return ", ".join("/".join(str(part) for part in k) for k in keys[:count]) + (" …" if len(keys) > count else "")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    truth = defaultdict(list)
    for record in read(sys.argv[2]):
        truth[record.pop("register")].append(record)
    wrong, missing, extra = defaultdict(list), {}, {}
    matched = total = values = right = 0
    for register, wanted in truth.items():
        path = folder / f"{register}.jsonl"
        got = defaultdict(list)
        for record in read(path) if path.exists() else []:
            got[key(register, record)].append(record)
        lost = []
        for want in wanted:
            total += 1
            k = key(register, want)
            if not got[k]:
                lost.append(k)
                continue
            found = got[k].pop(0)
            matched += 1
            for field, value in want.items():
                values += 1
                if same_value(field, value, found.get(field)):
                    right += 1
                else:
                    wrong[register, field].append((k, value, found.get(field), place(found)))
        left = [(k, r) for k, records in got.items() for r in records]
        missing[register], extra[register] = lost, left
        print(f"{register:10} {len(wanted) - len(lost):6} of {len(wanted):6} records found, {len(left)} that are not true")
    print(f"{'together':10} {matched:6} of {total:6} records, {right} of {values} values right")
    for (register, field), cases in sorted(wrong.items()):
        print(f"\n{register}.{field}: {len(cases)} wrong")
        seen = Counter()
        for k, want, got, where in cases:
            # One example for each file first.
            file = where.split(" row ")[0]
            seen[file] += 1
            if seen[file] == 1 and len(seen) <= 12:
                print(f"  {'/'.join(str(p) for p in k)}: {got!r} should be {want!r}   {where}")
        print("  " + "; ".join(f"{file}: {n}" for file, n in seen.most_common(12)))
    for register, keys in missing.items():
        if keys:
            print(f"\n{register}: {len(keys)} missing")
            for project, n in sorted(Counter(k[0] for k in keys).items()):
                print(f"  {project}: {n}   {short([k for k in keys if k[0] == project])}")
    for register, left in extra.items():
        if left:
            print(f"\n{register}: {len(left)} that are not true")
            for source, n in Counter(place(r).split(" row ")[0] for _, r in left).most_common(30):
                print(f"  {source}: {n}   {short([k for k, r in left if place(r).startswith(source)])}")
    bad = wrong or any(missing.values()) or any(extra.values())
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
