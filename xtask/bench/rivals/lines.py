#!/usr/bin/env python3
"""The rival of `cargo xtask bench extract`: what a careful afternoon with regular expressions gives.

For every line of every text file it looks for an operative verb near the start and, in the words
after it, for known names of bodies. It gives neither spans nor grounds, reads one encoding, knows
no structure and no act, due date or reporting line. Standard library only, one core.
"""
import json
import pathlib
import re
import sys
import tomllib

VERBS = {
    "requests": "request", "request": "request", "requested": "request",
    "invites": "invite", "invite": "invite", "invited": "invite",
    "encourages": "encourage", "encourage": "encourage", "urges": "urge", "urge": "urge",
    "calls upon": "call_upon", "call upon": "call_upon", "instructs": "instruct",
    "instruct": "instruct", "decides": "decide", "decide": "decide", "resolves": "decide",
    "recommends": "recommend", "recommend": "recommend", "authorizes": "authorize",
    "should": "should", "责成": "instruct", "请": "invite", "要求": "request", "鼓励": "encourage",
    "应": "should", "呼吁": "call_upon", "敦促": "urge", "建议": "recommend",
}


def names(packs: pathlib.Path) -> list[str]:
    found = set()
    for file in sorted((packs / "bodies").glob("*.toml")):
        for body in tomllib.loads(file.read_text("utf-8")).get("body", []):
            for names in body.get("names", {}).values():
                found.add(names["name"])
                found.update(names.get("short", []))
    return sorted((name for name in found if len(name) > 1), key=len, reverse=True)


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    packs = pathlib.Path(__file__).resolve().parents[3] / "packs"
    alternatives = "|".join(re.escape(verb) for verb in sorted(VERBS, key=len, reverse=True))
    verb_pattern = re.compile(rf"(?:\b|(?<=[^\x00-\x7f]))({alternatives})", re.IGNORECASE)
    bodies = names(packs)
    body_pattern = re.compile("|".join(map(re.escape, bodies))) if bodies else None
    write = sys.stdout.write
    for file in sorted(folder.rglob("*.txt")):
        for number, line in enumerate(file.read_text("utf-8", errors="replace").split("\n"), 1):
            found = verb_pattern.search(line[:200])
            if not found:
                continue
            rest = line[found.end():]
            addressees = body_pattern.findall(rest) if body_pattern else []
            write(json.dumps({
                "file": file.name, "line": number, "text": line,
                "force": VERBS[found.group(1).lower()], "addressees": addressees,
            }, ensure_ascii=False) + "\n")


main()
