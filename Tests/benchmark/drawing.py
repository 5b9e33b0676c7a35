"""Times how long a chart takes, beside matplotlib and plotly, from the same recorded runs.

usage: drawing.py [--program PATH]        matplotlib, and plotly with kaleido where it is, of this interpreter

Drawing and writing alone, after everything is read. For gradflow that is the processor time of a command less
that of one that reads the same traces and then refuses, because its step does not exist; matplotlib is timed
inside a process that runs already and has the data, by its processor time as well; plotly by the clock, because
its pictures are made by a browser beside it, which has started. The best of three rounds counts, sizes are those
of the SVG files. Nothing is asserted: times belong to the machine.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROUNDS = 3
STEPS = 2000
RUNS = ["sigmoid", "tanh", "relu"]


def read(file):
    """The columns of a trace by their names, and its steps."""
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    rows = numpy.array([[float(value) for value in line] for line in lines if isinstance(line, list)])
    columns = lines[0]["columns"]
    return {name: rows[:, index + rows.shape[1] - len(columns)] for index, name in enumerate(columns)}


def best(work, clock):
    times = []
    for _ in range(ROUNDS):
        begin = clock()
        work()
        times.append(clock() - begin)
    return min(times)


def processor_time(command):
    """Of a command and nothing else, in seconds."""
    def used():
        times = os.times()
        return times.children_user + times.children_system

    return best(lambda: subprocess.run(command, capture_output=True), used)


def matplotlib_side(runs, folder):
    import matplotlib
    matplotlib.use("svg")
    from matplotlib import pyplot
    pyplot.rcParams["svg.fonttype"] = "none"

    def saved(figure, name):
        figure.savefig(folder / f"matplotlib-{name}.svg")
        pyplot.close(figure)

    def lines():
        figure, axes = pyplot.subplots(figsize=(7.2, 3.8))
        for label, run in runs.items():
            axes.plot(run["loss"], label=label)
        axes.set_yscale("log")
        axes.legend()
        saved(figure, "loss")

    def maps():
        figure, panels = pyplot.subplots(2, 2, figsize=(7.2, 4))
        for axes, run in zip(panels.flat, runs.values()):
            axes.pcolormesh(numpy.log10(signals(run) + 1e-300))
        saved(figure, "gradient-heatmap")

    return {"loss": lines, "gradient-heatmap": maps}


def plotly_side(runs, folder):
    try:
        import kaleido
        import plotly.graph_objects as graph
        kaleido.start_sync_server(silence_warnings=True)
    except Exception as problem:
        print(f"plotly is not here: {problem}")
        return {}

    def lines():
        figure = graph.Figure([graph.Scatter(y=run["loss"], name=label) for label, run in runs.items()])
        figure.update_yaxes(type="log")
        figure.write_image(folder / "plotly-loss.svg", width=720, height=380)

    def maps():
        figure = graph.Figure(graph.Heatmap(z=numpy.log10(signals(next(iter(runs.values()))) + 1e-300)))
        figure.write_image(folder / "plotly-gradient-heatmap.svg", width=720, height=400)

    return {"loss": lines, "gradient-heatmap": maps}


def signals(run):
    names = [name for name in run if name.endswith("error-signal/rms")]
    return numpy.array([run[name] for name in names])


def main(arguments):
    program = pathlib.Path(arguments[1]) if arguments[:1] == ["--program"] else ROOT / ".build/release/gradflow"
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for run in RUNS:
            subprocess.run([program, "train", "--dataset", "spiral", "--hidden", ",".join(["16"] * 7), "--activation",
                            run, "--steps", str(STEPS), "--frames", "2", "--seed", "1", "-q", "-o", folder / f"{run}.trace"],
                           check=True)
        traces = [folder / f"{run}.trace" for run in RUNS]
        runs = {run: read(trace) for run, trace in zip(RUNS, traces)}
        sides = {"matplotlib": matplotlib_side(runs, folder), "plotly": plotly_side(runs, folder)}
        print(f"{len(RUNS)} runs of {STEPS} steps, {len(signals(runs[RUNS[0]]))} layers")
        for chart in ("loss", "gradient-heatmap"):
            ours = folder / f"{chart}.svg"
            command = [program, "chart", chart, *traces, "-o", ours]
            whole, reading = processor_time(command), processor_time([*command, "--step", "999999999"])
            # The system counts processor time in hundredths of a second.
            mine = max(whole - reading, 0.01)
            print(f"{chart}: gradflow {mine * 1000:.0f} ms, {size(ours) / 1000:.0f} kB "
                  f"(and {reading * 1000:.0f} ms to read {sum(map(size, traces)) / 1e6:.0f} MB of traces)")
            for name, drawers in sides.items():
                if chart in drawers:
                    theirs = best(drawers[chart], time.process_time if name == "matplotlib" else time.perf_counter)
                    large = size(folder / f"{name}-{chart}.svg")
                    print(f"  {name} {theirs * 1000:.0f} ms, {large / 1000:.0f} kB: {theirs / mine:.1f} times the time, "
                          f"{large / size(ours):.1f} times the size")


def size(file):
    return file.stat().st_size


if __name__ == "__main__":
    main(sys.argv[1:])
