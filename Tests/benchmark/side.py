"""What the PyTorch and the JAX side have in common: they answer requests on standard input.

A request is a line `WORKLOAD VARIANT`; the answer is one line of JSON with the seconds of wall and of
processor time of one whole training run, and numbers that show that the same thing was computed. A side
lives as long as the measurement, so that only its first run of a variant compiles.
"""

import json
import sys
import time

BINS = 64


def serve(make, versions):
    """`make(workload, variant)` gives a function that trains once and returns what `checks` takes."""
    folder, runs = sys.argv[1], {}
    answer(versions)
    for line in sys.stdin:
        name, variant = line.split()
        try:
            if (name, variant) not in runs:
                from workloads import Workload

                workload = Workload(folder, name)
                runs[name, variant] = workload, make(workload, variant)
            workload, run = runs[name, variant]
            begin, begin_processor = time.perf_counter(), time.process_time()
            result = run()
            wall = time.perf_counter() - begin
            processor = time.process_time() - begin_processor
            answer({"wall": wall, "processor": processor, **checks(workload, result)})
        except Exception as problem:  # told to the measuring process, which decides
            answer({"error": f"{type(problem).__name__}: {problem}"[:300]})


def answer(value):
    print(json.dumps(value), flush=True)


def checks(workload, result):
    """Losses of the first steps, and statistics of step 0, from arrays indexed by step.

    `result` has `losses` and, where recorded, `statistics[step][layer][quantity][statistic]` of hidden
    layers, quantities z, a, φ', ∂L/∂z, ∂L/∂W, statistics mean, deviation, minimum, maximum, norm;
    `shares[step][layer]`; `counts[step][layer][quantity][bin]`.
    """
    losses = result["losses"]
    found = {"losses": [float(loss) for loss in losses[:5]]}
    if "statistics" not in result:
        return found
    found["layers"], first = {}, result["statistics"][0]
    scale = workload.batch  # gradflow's error signal is N times the gradient of the mean loss
    for layer in (0, workload.hidden - 1):
        found["layers"][f"{layer + 1}"] = {
            "z deviation": float(first[layer][0][1]),
            "a norm": float(first[layer][1][4]),
            "slope mean": float(first[layer][2][0]),
            "error signal norm": float(first[layer][3][4]) * scale,
            "weight gradient norm": float(first[layer][4][4]),
            "saturated": float(result["shares"][0][layer][0]),
        }
    if "counts" in result:
        found["counted"] = [int(sum(result["counts"][0][0][quantity])) for quantity in (0, 1)]
    return found
