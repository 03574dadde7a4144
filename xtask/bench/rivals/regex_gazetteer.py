#!/usr/bin/env python3
"""A rival of `cargo xtask bench extract-un --rivals`: regular expressions and a gazetteer.

Verbs at the beginning of a paragraph and after ";", ", and", ", also"; as addressees the names of
the gazetteer (the English names of this repository's packs) and capitalised or usual collective
names between the verb and " to "; a chapeau hands its verb down. Standard library only, one core.

    regex_gazetteer.py BUNDLE.jsonl[.gz] PREDICTIONS.jsonl
"""
import re

from bundle import ADVERBS, LEMMA, chapeau, gazetteer, mandate, run

ALTERNATIVES = "|".join(re.escape(form) for form in sorted(LEMMA, key=len, reverse=True))
LEAD = re.compile(
    rf"(?:^(?:\W*(?:[0-9]+|[a-z])[.)]\s*)?(?:(?:We|The \w+)\s+)?|[;,] (?:and )?)(?:{ADVERBS}\s+)*"
    rf"(?:with (?:deep )?\w+,?\s+)?({ALTERNATIVES})\b",
    re.IGNORECASE,
)
COLLECTIVE = (
    r"(?:all |the )?(?:Member States|States Parties|States|Governments|Parties|"
    r"(?:international|regional|subregional|civil society|non-governmental|relevant) "
    r"(?:and \w+ )?organizations|the private sector|civil society|international financial "
    r"institutions|development partners|the international community|developing countries)"
)
NAMES = re.compile(
    "|".join([*(rf"\b{re.escape(name)}\b" for name in gazetteer()), rf"\b{COLLECTIVE}\b"])
)


def extract(texts, paragraphs):
    found, frames = [], {}
    for text, paragraph in zip(texts, paragraphs):
        if paragraph.get("paragraph_type") != "operative":
            found.append([])
            continue
        leads = list(LEAD.finditer(text))
        mandates = []
        for lead, after in zip(leads, [*leads[1:], None]):
            end = after.start() if after else len(text)
            clause = text[lead.end():end]
            before_act = re.split(r"\s(?:to|that)\s", clause, maxsplit=1)
            names = NAMES.findall(before_act[0]) if len(before_act) > 1 else []
            mandates.append((LEMMA[lead.group(1).lower()], names))
        level = paragraph.get("paragraph_level") or 1
        first = mandates[0] if mandates else (None, [])
        verb, names = chapeau(frames, level, *first, text)
        if not mandates:
            mandates = [(verb, names)]
        rows = [mandate(verb, names) for verb, names in mandates]
        rows[0]["entities"] = mandate(None, (), NAMES.findall(text))["entities"]
        found.append(rows)
    return found


run(extract)
