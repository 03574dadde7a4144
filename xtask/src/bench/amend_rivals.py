"""The rivals of `cargo xtask bench amend`: Python's difflib over clauses, and an optimal assignment on sets of
words (scipy). Arguments: difflib|assignment, cases|pairs, FOLDER, OUT. Prints milliseconds: mean, max."""
import difflib, json, os, re, sys, time, unicodedata

PRINT = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2010: '-', 0x2011: '-', 0x2012: '-', 0x2013: '-',
         0x2014: '-', 0xAD: None, 0x200B: None, 0xA0: ' ', 0x202F: ' '}


def folded(text):
    return re.sub(r'\s+', ' ', unicodedata.normalize('NFC', text).translate(PRINT)).strip()


def read(path):
    lines = [line.partition('\t') for line in open(path, encoding='utf-8').read().split('\n') if line]
    return [(number, folded(text)) for number, _, text in lines]


def kind(base, edition, b, e, moved):
    if base[b][1] == edition[e][1]:
        return 'moved' if moved else 'kept' if base[b][0] == edition[e][0] else 'renumbered'
    return 'moved_reworded' if moved else 'reworded'


def by_difflib(base, edition):
    links = []
    matcher = difflib.SequenceMatcher(None, [t for _, t in base], [t for _, t in edition], autojunk=False)
    for what, b1, b2, e1, e2 in matcher.get_opcodes():
        if what in ('equal', 'replace'):
            links += list(zip(range(b1, b2), range(e1, e2)))
    return links


def by_assignment(base, edition):
    import numpy
    from scipy.optimize import linear_sum_assignment
    one = [set(re.findall(r'\w+', text.lower())) for _, text in base]
    two = [set(re.findall(r'\w+', text.lower())) for _, text in edition]
    score = numpy.zeros((len(one), len(two)))
    for b, words in enumerate(one):
        for e, other in enumerate(two):
            both = len(words & other)
            if both:
                score[b, e] = both / len(words | other)
            if base[b] == edition[e]:
                score[b, e] += 0.1
    rows, columns = linear_sum_assignment(-score)
    return [(int(b), int(e)) for b, e in zip(rows, columns) if score[b, e] >= 0.3]


def rising(places):
    best, back = [], []
    for at, place in enumerate(places):
        length, before = max(((best[i] + 1, i) for i in range(at) if places[i] < place), default=(1, -1))
        best.append(length)
        back.append(before)
    kept, at = set(), max(range(len(best)), key=best.__getitem__, default=-1)
    while at >= 0:
        kept.add(at)
        at = back[at]
    return kept


def align(base, edition, how):
    links = sorted(how(base, edition))
    kept = rising([e for _, e in links])
    return [{'base': [b + 1], 'proposal': [e + 1], 'kind': kind(base, edition, b, e, at not in kept)}
            for at, (b, e) in enumerate(links)]


def main():
    name, form, folder, out = sys.argv[1:5]
    how = by_difflib if name == 'difflib' else by_assignment
    os.makedirs(out, exist_ok=True)
    times = []
    for case in sorted(os.listdir(folder)):
        path = os.path.join(folder, case)
        if not os.path.isdir(path):
            continue
        start = time.perf_counter()
        if form == 'cases':
            base = read(f'{path}/base.txt')
            found = {'proposals': {X: {'alignment': align(base, read(f'{path}/proposal-{X}.txt'), how)} for X in 'ABC'}}
        else:
            found = {'alignment': align(read(f'{path}/a.txt'), read(f'{path}/b.txt'), how)}
        times.append((time.perf_counter() - start) * 1e3)
        json.dump(found, open(os.path.join(out, case + '.json'), 'w'))
    print(f'mean {sum(times) / len(times):.1f} ms, max {max(times):.1f} ms')


main()
