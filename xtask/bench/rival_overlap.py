"""The rival of `cargo xtask bench overlap-speed`: sparse_dot_topn.

For every work the ten nearest works of other bodies by TF-IDF of the words of title and abstract,
from a file of works to the finished lists. Prints seconds of wall time, of processor time, and
the peak of memory in bytes.
"""
import json
import resource
import sys
import time

start = time.perf_counter()
import numpy as np  # noqa: E402
from scipy import sparse  # noqa: E402
from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: E402
from sparse_dot_topn import sp_matmul_topn  # noqa: E402

path, threads, common = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
bodies, texts = [], []
with open(path, encoding="utf-8") as file:
    for line in file:
        work = json.loads(line)
        bodies.append(work["body"])
        texts.append(work["title"] + " " + work["abstract"])
vectors = TfidfVectorizer(sublinear_tf=True, max_df=common, dtype=np.float32)
matrix = vectors.fit_transform(texts)
del texts
bodies = np.array(bodies)
pairs = 0
for body in np.unique(bodies):
    rows = np.flatnonzero(bodies == body)
    others = np.flatnonzero(bodies != body)
    nearest = sp_matmul_topn(
        matrix[rows], sparse.csr_matrix(matrix[others].T), top_n=10, sort=True, n_threads=threads
    )
    pairs += nearest.nnz
own = resource.getrusage(resource.RUSAGE_SELF)
print(
    json.dumps(
        {
            "seconds": time.perf_counter() - start,
            "processor": own.ru_utime + own.ru_stime,
            "peak": own.ru_maxrss * 1024,
            "pairs": pairs,
        }
    )
)
