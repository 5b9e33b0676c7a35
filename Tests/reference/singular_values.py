"""Singular values for Tests/TrainingTests/SingularValuesTests.swift, computed by NumPy (LAPACK).

`sh Tests/reference/make.sh` runs this. The matrices are formulas whose entries every program rounds alike,
so that only the values need to be written: the test makes the same matrices again.
"""

import json
import pathlib

import numpy as np

FILE = pathlib.Path(__file__).resolve().parent / "singular-values.json"
SHAPES = [(1, 1), (1, 5), (5, 1), (2, 2), (3, 7), (7, 3), (8, 8), (9, 17), (16, 16), (33, 20), (64, 64)]


def mixed(i, j):
    """Whole numbers without order, divided by a power of two."""
    return ((37 * i + 101 * j + 13 * i * i * j + 7 * j * j) % 97 - 48) / 64


KINDS = {
    "mixed": mixed,
    # Nearly singular: the condition number grows by a factor of 30 with every row.
    "hilbert": lambda i, j: 1 / (i + j + 1),
    # Rows of very different size, as saturated units make them.
    "graded": lambda i, j: mixed(i, j) * 2.0 ** (-3 * i),
    "rank-two": lambda i, j: float((i % 5 - 2) * (j % 7 - 3) + (i % 3) * (j % 4 - 1)),
    "tiny": lambda i, j: mixed(i, j) * 2.0**-1000,
    "huge": lambda i, j: mixed(i, j) * 2.0**1000,
}


def case(kind, rows, columns):
    matrix = np.array([[KINDS[kind](i, j) for j in range(columns)] for i in range(rows)])
    # LAPACK does not scale such matrices itself; a power of two changes no digit.
    scale = {"tiny": 2.0**-1000, "huge": 2.0**1000}.get(kind, 1.0)
    values = np.linalg.svd(matrix / scale, compute_uv=False) * scale
    return {"kind": kind, "rows": rows, "columns": columns, "values": values.tolist()}


def main():
    cases = [case(kind, *shape) for kind in KINDS for shape in SHAPES]
    lines = ",\n".join(json.dumps(one, allow_nan=False) for one in cases)
    FILE.write_text(f'{{"numpy": "{np.__version__}", "cases": [\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{len(cases)} matrices, {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
