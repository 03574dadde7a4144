"""What both rivals of `cargo xtask bench extract-un --rivals` share: reading a bundle, writing
predictions in the form of the scorer, and telling how long the work itself took.

Standard library only. A bundle holds a document a line: {doc, paragraphs: [{text, type,
paragraph_type, paragraph_level, …}]}. Every annotation in it is left unread.
"""
import gzip
import json
import pathlib
import re
import sys
import time
import tomllib

# Dictionary forms of the verbs that open operative paragraphs, with the forms met there.
FORMS = {
    "request": "requests request requested", "encourage": "encourages encourage encouraged",
    "call upon": "calls upon|call upon|calls on|call on|called upon",
    "urge": "urges urge urged", "invite": "invites invite invited", "call for": "calls for|call for",
    "recommend": "recommends recommend", "demand": "demands demand", "ask": "asks ask",
    "direct": "directs direct", "appeal": "appeals appeal", "instruct": "instructs instruct",
    "recognize": "recognizes recognize", "note": "notes|note|takes note|take note",
    "acknowledge": "acknowledges acknowledge", "consider": "considers consider",
    "look forward": "looks forward|look forward", "reaffirm": "reaffirms reaffirm",
    "recall": "recalls recall", "stress": "stresses stress", "emphasize": "emphasizes emphasize",
    "reiterate": "reiterates reiterate", "underline": "underlines underline",
    "underscore": "underscores underscore", "highlight": "highlights highlight",
    "affirm": "affirms affirm", "decide": "decides|decide|resolves|resolve|agrees|agree",
    "commit": "commits commit", "endorse": "endorses endorse", "approve": "approves approve",
    "adopt": "adopts adopt", "authorize": "authorizes authorize", "appropriate": "appropriates",
    "establish": "establishes", "extend": "extends", "declare": "declares declare",
    "welcome": "welcomes welcome", "support": "supports support",
    "express concern": "expresses concern|express concern", "express": "expresses express",
    "appreciate": "expresses its appreciation|express appreciation|expresses appreciation",
    "commend": "commends commend", "condemn": "condemns condemn", "regret": "regrets regret",
    "deplore": "deplores deplore", "congratulate": "congratulates congratulate",
}
LEMMA = {
    form: lemma
    for lemma, forms in FORMS.items()
    for form in (forms.split("|") if "|" in forms or " for" in forms else forms.split(" "))
}
ADVERBS = r"(?:also|further|again|strongly|deeply|once again|solemnly|urgently|fully|hereby|firmly|therefore|in this regard,|to this end,)"


def gazetteer() -> list[str]:
    """English names of bodies in the packs, the longest first."""
    found = set()
    packs = pathlib.Path(__file__).resolve().parents[3] / "packs"
    for file in sorted((packs / "bodies").glob("*.toml")):
        for body in tomllib.loads(file.read_text("utf-8")).get("body", []):
            names = body.get("names", {}).get("en", {})
            for name in [names.get("name", ""), *names.get("short", [])]:
                if len(name) > 2 and "{" not in name:
                    found.add(name)
    return sorted(found, key=lambda name: (-len(name), name))


def documents(path: str):
    """The documents of a bundle, plain or gzip."""
    with open(path, "rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    opened = gzip.open(path, "rt", encoding="utf-8") if packed else open(path, encoding="utf-8")
    with opened as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def run(extract) -> None:
    """Reads the bundle named first, writes predictions to the file named second, and prints
    {documents, bytes, seconds}: `extract` gets the paragraphs of a document and gives, for each,
    a list of mandates; only its time counts."""
    count = size = 0
    seconds = 0.0
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for document in documents(sys.argv[1]):
            paragraphs = document["paragraphs"]
            texts = [re.sub(r"\s+", " ", own["text"]).strip() for own in paragraphs]
            start = time.process_time()
            found = extract(texts, paragraphs)
            seconds += time.process_time() - start
            count += 1
            size += sum(len(text.encode()) + 1 for text in texts)
            for index, mandates in enumerate(found):
                if mandates:
                    row = {"doc": document["doc"], "index": index, "mandates": mandates}
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(json.dumps({"documents": count, "bytes": size, "seconds": seconds}))


def mandate(verb, assignees=(), entities=()) -> dict:
    """One mandate in the form of the scorer, from names as written."""
    named = lambda names: [{"text": name} for name in dict.fromkeys(names)]
    return {"verb": verb, "assignees": named(assignees), "entities": named(entities)}


def chapeau(frames: dict, level: int, verb, assignees, text: str):
    """Verb and assignees that a paragraph inherits when it has none; remembers those of one that
    ends in a colon. `frames` holds the open chapeaux by level."""
    for other in [other for other in frames if other >= level]:
        del frames[other]
    if verb is None and frames:
        verb, assignees = frames[max(frames)]
    if text.endswith(":") and verb is not None:
        frames[level] = (verb, assignees)
    return verb, assignees
