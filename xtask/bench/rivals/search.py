"""Full text of SQLite (FTS5) over the same paragraphs and queries: unicode61 with porter stems, and trigram.

Usage: search.py PARAGRAPHS.jsonl.gz QUERIES.txt FOLDER ROUNDS. Prints one JSON object a tokenizer.
"""

import gzip
import json
import os
import re
import sqlite3
import sys
import time


def main():
    data, queries, folder, rounds = sys.argv[1:5]
    paragraphs = []
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            paragraphs += [one["text"] for one in document["paragraphs"] if one["text"] is not None]
    with open(queries, encoding="utf-8") as lines:
        asked = [match_of(line.strip()) for line in lines if line.strip()]
    for tokenizer in ["porter unicode61", "trigram"]:
        path = os.path.join(folder, tokenizer.replace(" ", "-") + ".db")
        if os.path.exists(path):
            os.remove(path)
        clock = time.perf_counter()
        database = sqlite3.connect(path)
        database.execute(f'CREATE VIRTUAL TABLE words USING fts5(body, tokenize="{tokenizer}")')
        database.executemany("INSERT INTO words (body) VALUES (?)", ((one,) for one in paragraphs))
        database.commit()
        filled = time.perf_counter() - clock
        times, hits = [], 0
        # What a page needs: how many, and the best twenty with their words and marks.
        count = "SELECT count(*) FROM words WHERE words MATCH ?"
        best = ("SELECT rowid, highlight(words, 0, '<', '>') FROM words WHERE words MATCH ?"
                " ORDER BY rank LIMIT 20")
        for _ in range(int(rounds)):
            for query in asked:
                clock = time.perf_counter()
                hits += database.execute(count, (query,)).fetchone()[0]
                database.execute(best, (query,)).fetchall()
                times.append((time.perf_counter() - clock) * 1e3)
        database.close()
        print(json.dumps({"name": f"SQLite {sqlite3.sqlite_version} FTS5 {tokenizer}",
                          "records": len(paragraphs), "fill_seconds": filled,
                          "size": os.path.getsize(path), "hits": hits, "times_ms": times}))


def match_of(typed):
    """The same words as a query of FTS5: all of them, what is quoted as a phrase."""
    parts = re.findall(r'"[^"]+"|\S+', typed)
    return " ".join('"' + part.strip('"') + '"' for part in parts)


main()
