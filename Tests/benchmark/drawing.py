"""Times five drawings beside matplotlib, plotly with kaleido and altair, and writes docs/performance-drawing.md.

usage: drawing.py [--program PATH] [--write]     with the Python that has the others

Every side has the numbers in memory and ends with an SVG file. gradflow-benchmark draws with the marks that the
charts of the program are made of. matplotlib and altair are timed inside a process that runs already, by its
processor time, as gradflow is; plotly by the clock, because its pictures are made by a browser beside it, which
has started. The best of several rounds counts. Nothing is asserted: times belong to the machine.
"""

import json
import os
import pathlib
import platform
import subprocess
import sys
import tempfile
import time

import numpy

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROUNDS = 3
LIMIT = 10.0
CHARTS = {
    "lines": ("10 lines of 2 000 points on a log axis", 50),
    "heat-map": ("50 × 200 cells", 50),
    "ridges": ("40 distributions of 64 values below each other", 50),
    "panels": ("12 panels of 5 lines of 500 points", 50),
    "million": ("4 lines of 1 000 000 points", 20),
}


def numbers():
    """The same for every side, by the name of the drawing."""
    random = numpy.random.default_rng(3)
    steps, layers = numpy.arange(2000), numpy.arange(10)[:, None]
    x = numpy.linspace(-3, 3, 64)
    lines = numpy.exp(-0.7 * layers + 0.3 * numpy.cumsum(random.normal(0, 0.05, (10, 2000)), 1) - steps / 900.0)
    heat = random.random((50, 200)) * numpy.linspace(0, 1, 50)[:, None]
    ridges = numpy.exp(-((x - numpy.linspace(-1.5, 1.5, 40)[:, None]) ** 2) / 0.4) + 0.05 * random.random((40, 64))
    panels = numpy.cumsum(random.normal(0, 1, (12, 5, 500)), 2)
    million = numpy.cumsum(random.normal(0, 1, (4, 1_000_000)), 1)
    return {"lines": lines, "heat-map": heat, "ridges": ridges, "panels": panels, "million": million}


def timed(draw, file, clock):
    """Seconds of the best round and bytes of the file; why it cannot be drawn, else."""
    times = []
    try:
        for _ in range(ROUNDS):
            begin = clock()
            draw(str(file))
            times.append(clock() - begin)
            if sum(times) > LIMIT:
                break
    except Exception as problem:
        return None, None, type(problem).__name__
    # A colour bar may be an image beside cells that are shapes.
    text = file.read_bytes()
    return min(times), len(text), "image" if b"data:image" in text and text.count(b"<path") < 5000 else ""


def matplotlib_side(data):
    import matplotlib
    matplotlib.use("svg")
    from matplotlib import pyplot
    pyplot.rcParams["svg.fonttype"] = "none"
    x = numpy.linspace(-3, 3, 64)

    def saved(figure, file):
        figure.savefig(file)
        pyplot.close(figure)

    def lines(file, rows=data["lines"], scale="log", names=True):
        figure, axes = pyplot.subplots(figsize=(8, 5))
        for index, row in enumerate(rows):
            axes.plot(row, lw=1, label=f"layer {index}")
        axes.set_yscale(scale)
        if names:
            axes.legend()
        saved(figure, file)

    def cells(file):
        figure, axes = pyplot.subplots(figsize=(8, 5))
        figure.colorbar(axes.imshow(data["heat-map"], aspect="auto"))
        saved(figure, file)

    def vector_cells(file):
        figure, axes = pyplot.subplots(figsize=(8, 5))
        figure.colorbar(axes.pcolormesh(data["heat-map"]))
        saved(figure, file)

    def ridges(file):
        figure, axes = pyplot.subplots(figsize=(8, 6))
        for index, row in enumerate(data["ridges"][::-1]):
            axes.fill_between(x, 39 - index, 39 - index + 2 * row, fc=pyplot.cm.viridis(index / 40), ec="k", lw=0.5)
        saved(figure, file)

    def panels(file):
        figure, grid = pyplot.subplots(3, 4, figsize=(12, 8))
        for axes, rows in zip(grid.flat, data["panels"]):
            axes.plot(rows.T, lw=1)
            axes.set_title("layer")
        figure.tight_layout()
        saved(figure, file)

    draws = {"lines": lines, "heat-map": cells, "heat-map with a shape for each cell": vector_cells, "ridges": ridges, "panels": panels,
             "million": lambda file: lines(file, data["million"], "linear", False)}
    return f"matplotlib {matplotlib.__version__}", draws, time.process_time


def altair_side(data):
    import altair
    import pandas
    altair.data_transformers.disable_max_rows()
    x = numpy.linspace(-3, 3, 64)

    def long(values, names):
        columns = {name: index.ravel() for name, index in zip(names, numpy.indices(values.shape))}
        return pandas.DataFrame({**columns, "v": values.ravel()})

    def chart(values, names):
        return altair.Chart(long(values, names))

    def lines(file):
        chart(data["lines"], ("layer", "t")).mark_line(strokeWidth=1).encode(
            x="t:Q", y=altair.Y("v:Q", scale=altair.Scale(type="log")), color="layer:N").properties(
            width=700, height=420).save(file)

    def cells(file):
        chart(data["heat-map"], ("layer", "t")).mark_rect().encode(x="t:O", y="layer:O", color="v:Q").properties(
            width=700, height=420).save(file)

    def ridges(file):
        frame = long(data["ridges"], ("r", "b"))
        frame["x"], frame["low"], frame["high"] = x[frame.b], frame.r, frame.r + 2 * frame.v
        altair.Chart(frame).mark_area().encode(x="x:Q", y="low:Q", y2="high:Q", color="r:O").properties(
            width=700, height=500).save(file)

    def panels(file):
        chart(data["panels"], ("panel", "s", "t")).mark_line(strokeWidth=1).encode(
            x="t:Q", y="v:Q", color="s:N").properties(width=200, height=140).facet(
            "panel:N", columns=4).resolve_scale(y="independent").save(file)

    # Four million points end the process of its renderer, and this one with it.
    draws = {"lines": lines, "heat-map with a shape for each cell": cells, "ridges": ridges, "panels": panels}
    return f"altair {altair.__version__}", draws, time.process_time


def plotly_side(data):
    import importlib.metadata

    import kaleido
    import plotly
    import plotly.graph_objects as graph
    from plotly.subplots import make_subplots
    kaleido.start_sync_server(silence_warnings=True)
    x = numpy.linspace(-3, 3, 64)

    def lines():
        figure = graph.Figure([graph.Scatter(y=row, mode="lines", name=f"layer {index}")
                               for index, row in enumerate(data["lines"])])
        return figure.update_yaxes(type="log")

    def ridges():
        figure = graph.Figure()
        for index, row in enumerate(data["ridges"]):
            figure.add_scatter(x=x, y=numpy.full(64, float(index)), mode="lines", line_width=0, showlegend=False)
            figure.add_scatter(x=x, y=index + 2 * row, mode="lines", fill="tonexty", showlegend=False)
        return figure

    def panels():
        figure = make_subplots(rows=3, cols=4)
        for index, rows in enumerate(data["panels"]):
            for row in rows:
                figure.add_scatter(y=row, mode="lines", row=index // 4 + 1, col=index % 4 + 1, showlegend=False)
        return figure

    figures = {"lines": lines, "heat-map": lambda: graph.Figure(graph.Heatmap(z=data["heat-map"])), "ridges": ridges,
               "panels": panels, "million": lambda: graph.Figure(
                   [graph.Scatter(y=row, mode="lines") for row in data["million"]])}

    def draw(make):
        return lambda file: make().write_image(file, width=800, height=500)

    # The browser starts with its first picture.
    with tempfile.TemporaryDirectory() as folder:
        draw(figures["heat-map"])(f"{folder}/first.svg")
    draws = {name: draw(make) for name, make in figures.items()}
    kaleido_version = importlib.metadata.version("kaleido")
    return f"plotly {plotly.__version__} with kaleido {kaleido_version}", draws, time.perf_counter


def gradflow_side(program, data, folder):
    for name, values in data.items():
        numpy.ascontiguousarray(values, dtype="<f8").tofile(folder / f"{name}.f64")
    requests = "".join(f"{name} {ROUNDS * 4}\n" for name in data)
    done = subprocess.run([program, folder, "drawings"], input=requests, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    for answer in answers:
        if "error" in answer:
            raise SystemExit(answer["error"])
    return {name: (min(answer["processor"]), answer["bytes"], "") for name, answer in zip(data, answers)}


def compare(program, folder):
    """Per drawing the seconds, bytes and remark of every side, ours first."""
    data = numbers()
    table = {name: {"gradflow": result} for name, result in gradflow_side(program, data, folder).items()}
    for side in (matplotlib_side, altair_side, plotly_side):
        try:
            title, draws, clock = side(data)
        except Exception as problem:
            print(f"{side.__name__.removesuffix('_side')} is not here: {problem}", file=sys.stderr)
            continue
        for name, draw in draws.items():
            chart, _, form = name.partition(" ")
            column = f"{title}, {form}" if form else title
            table[chart][column] = timed(draw, folder / "theirs.svg", clock)
            print(chart, column, *table[chart][column], file=sys.stderr)
    return table


def judged(ours, theirs, wanted):
    """The sentence about one drawing."""
    (seconds, size, _) = ours
    fastest = min(seconds for seconds, _, _ in theirs.values() if seconds)
    smallest = min((size, remark) for _, size, remark in theirs.values() if size)
    shapes = [size for _, size, remark in theirs.values() if size and not remark]
    ratio = fastest / seconds
    words = f"**{ratio:.0f} times** as fast as the fastest"
    if ratio < wanted:
        words += f", which falls short of {wanted}"
    factor = smallest[0] / size
    words += f"; the smallest file of the others is **{factor:.1f} times** as large"
    if factor <= 1:
        words += ", which falls short"
    if smallest[1] and shapes:
        words += f" and holds its cells as one picture of dots; of those with shapes it is {min(shapes) / size:.1f} times"
    return words


def document(table):
    lines = ["# Speed and size of drawings", "",
             "Five drawings from numbers in memory to an SVG file, beside what else draws them. Made by",
             "`Tests/benchmark/drawing.py --write`, which says how the times are taken; they are those of one core of",
             f"{processor()}, which was not idle. Wanted were 50 times the speed of the fastest (20 times for the",
             "long lines) and a file smaller than the smallest.", ""]
    for name, sides in table.items():
        what, wanted = CHARTS[name]
        theirs = {side: result for side, result in sides.items() if side != "gradflow"}
        lines += [f"## {what[0].upper()}{what[1:]}", "", "| | milliseconds | kB |", "|---|---|---|"]
        for side, (seconds, size, remark) in sides.items():
            if seconds is None:
                lines.append(f"| {side} | cannot draw it ({remark}) | |")
            else:
                note = ", cells as a picture of dots" if remark else ""
                lines.append(f"| {side}{note} | {seconds * 1000:.1f} | {size / 1000:.0f} |")
        lines += ["", judged(sides["gradflow"], theirs, wanted) + ".", ""]
    lines += ["altair has no row for the long lines: its renderer ends with four million points.", ""]
    return "\n".join(lines)


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines() if os.path.exists("/proc/cpuinfo") else []:
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def main(arguments):
    program = ROOT / ".build/release/gradflow-benchmark"
    if "--program" in arguments:
        program = pathlib.Path(arguments[arguments.index("--program") + 1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        text = document(compare(program, pathlib.Path(folder)))
    if "--write" in arguments:
        (ROOT / "docs" / "performance-drawing.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
