"""Split, scaling, weights, batches and dropout, made again from docs/data.md and the manifest of a trace alone.

Nothing here is taken from the program: the generator, the shuffling and the formulas are those of the document.
"""

import csv
import io
import json
import math

import numpy as np

from program import gradflow

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15
DATA, SPLIT, WEIGHTS, BATCHES, DROPOUT = 1, 2, 3, 4, 6


class Generator:
    """xoshiro256++ with the state that a seed and a stream make."""

    def __init__(self, seed, stream):
        self.mixer = (seed + GOLDEN * stream) & MASK
        self.mixer = self.mix()
        self.state = [self.mix() for _ in range(4)]

    def mix(self):
        self.mixer = (self.mixer + GOLDEN) & MASK
        z = self.mixer
        z = ((z ^ z >> 30) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ z >> 27) * 0x94D049BB133111EB) & MASK
        return z ^ z >> 31

    @staticmethod
    def rotated(value, count):
        return (value << count | value >> (64 - count)) & MASK

    def next(self):
        s = self.state
        result = (self.rotated((s[0] + s[3]) & MASK, 23) + s[0]) & MASK
        shifted = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = self.rotated(s[3], 45)
        return result

    def uniform(self):
        return (self.next() >> 11) * 2.0**-53

    def below(self, bound):
        while True:
            candidate = self.next() & ((1 << bound.bit_length()) - 1)
            if candidate < bound:
                return candidate

    def permutation(self, count):
        order = list(range(count))
        for i in range(count - 1, 0, -1):
            j = self.below(i + 1)
            order[i], order[j] = order[j], order[i]
        return order


def table_of(text, target):
    """Features, targets and the number of classes (0 for a regression) of a table."""
    rows = list(csv.reader(io.StringIO(text)))
    header, rows = rows[0], rows[1:]

    def numbers(column):
        try:
            return [float(row[column]) for row in rows]
        except ValueError:
            return None

    columns = []
    for column, name in enumerate(header):
        values = numbers(column)
        texts = [row[column] for row in rows]
        words = sorted(set(texts), key=lambda word: word.encode())
        if name == target:
            is_text = values is None
            targets = np.array([words.index(text) for text in texts] if is_text else values, float)
            classes = len(words) if is_text else 0
        elif values is None:
            columns += [[float(text == word) for text in texts] for word in words]
        else:
            columns.append(values)
    return np.array(columns).T, targets, classes


def split(targets, classes, seed, percent):
    """The rows that are trained on and those that are held out."""
    groups = [targets == index for index in range(classes)] or [np.ones(len(targets), bool)]
    sizes = [int(group.sum()) for group in groups]
    room = [min(size * percent // 100, 5000 // len(groups)) for size in sizes]
    if classes and not any(size * percent // 100 for size in sizes):
        left, room = len(targets) * percent // 100, []
        for size in sizes:
            room.append(1 if size >= 2 and left > 0 else 0)
            left -= room[-1]
    held_out = set()
    for row in Generator(seed, SPLIT).permutation(len(targets)):
        group = int(targets[row]) if classes else 0
        if room[group] > 0:
            room[group] -= 1
            held_out.add(row)
    return [row for row in range(len(targets)) if row not in held_out], sorted(held_out)


def scales(features, targets, classes, kind):
    """Centers and scales of the features, offset and scale of the target; of training examples."""
    width = features.shape[1]
    if kind == "none":
        return np.zeros(width), np.ones(width), 0.0, 1.0
    same = features.max(0) == features.min(0)
    # Around the first row, where numbers are large beside their differences; in units of the largest
    # difference, where these are too small to be squared.
    first = features[0]
    units = np.where(same, 1, abs(features - first).max(0))
    centers = first + (features - first).mean(0)
    deviations = np.where(same, 1, units * ((features - first) / units).std(0))
    least, span = targets.min(), targets.max() - targets.min()
    stays = classes or (least >= 0 and targets.max() <= 1 and span >= 0.1)
    return centers, deviations, *((0.0, 1.0) if stays else (least, span or 1.0))


def glorot(seed, sizes):
    generator = Generator(seed, WEIGHTS)
    layers = []
    for inputs, units in zip(sizes, sizes[1:]):
        limit = math.sqrt(6 / (inputs + units))
        layers.append(np.array([[limit * (2 * generator.uniform() - 1) for _ in range(units)]
                                for _ in range(inputs)]))
    return layers


def batches(seed, examples, size, steps):
    if size >= examples:
        return [list(range(examples))] * steps
    generator = Generator(seed, BATCHES)
    order, found = generator.permutation(examples), []
    for _ in range(steps):
        batch = []
        while len(batch) < size:
            if not order:
                order = generator.permutation(examples)
            batch.append(order.pop(0))
        found.append(batch)
    return found


def loss_of(inputs, targets, layers, classes, masks=None):
    a = inputs
    for weights in layers[:-1]:
        a = np.tanh(a @ weights)
        if masks is not None:
            a = a * masks.pop(0)
    z = a @ layers[-1]
    if not classes:
        return float(((z[:, 0] - targets) ** 2).mean())
    if classes == 2:
        return float(np.mean(np.logaddexp(0, z[:, 0]) - targets * z[:, 0]))
    z = z - z.max(1, keepdims=True)
    shares = z - np.log(np.exp(z).sum(1, keepdims=True))
    return float(-shares[np.arange(len(targets)), targets.astype(int)].mean())


def noise(count, seed):
    return np.random.default_rng(seed).normal(size=count)


def cases():
    """Name, table, options: of each kind that the document has a line for."""
    def text(columns):
        names = list(columns)
        rows = zip(*columns.values())
        return ",".join(names) + "\n" + "".join(",".join(map(str, row)) + "\n" for row in rows)

    n = 61
    x = np.round(noise(n, 1), 3).tolist()
    size = [round(0.1 * i, 1) for i in range(n)]
    price = [round(-500 + 40 * i + 300 * math.sin(i), 2) for i in range(n)]
    kind = [["oak", "ash", "Elm"][i % 3] for i in range(n)]
    year = [1e9 + 2019 + i % 6 for i in range(n)]
    tiny = [1e-6 * (3 + math.sin(i)) for i in range(n)]
    share = [round(0.3 + 0.005 * i, 3) for i in range(n)]
    yield "prices", text({"size": size, "price": price}), "price", []
    yield "prices as they are", text({"size": size, "price": price}), "price", ["--scaling", "none"]
    yield "tiny numbers", text({"x": x, "y": tiny}), "y", ["--held-out", "40"]
    yield "tiny features", text({"x": [1e-200 * v for v in x], "y": share}), "y", []
    yield "shares, which stay", text({"x": x, "size": size, "y": share}), "y", ["--data-seed", "9"]
    yield "shares close together", text({"x": x, "y": [0.5 + 0.001 * v for v in share]}), "y", []
    yield "years far from 0", text({"year": year, "x": x, "y": share}), "y", []
    yield "huge numbers", text({"t": [1e15 + i % 2 for i in range(n)], "y": price}), "y", []
    yield "a constant column", text({"x": x, "same": [0.1] * n, "y": price}), "y", []
    yield "text columns and classes", text({"x": x, "wood": kind, "y": ["b", "a"] * 30 + ["b"]}), "y", []
    yield "three classes", text({"x": x, "size": size, "wood": kind}), "wood", ["--held-out", "10"]
    yield "classes of few examples", text({"x": x[:10], "y": list("aabbccddee")}), "y", []
    yield "one training example", text({"x": x[:10], "y": price[:10]}), "y", ["--held-out", "90"]
    yield "nothing held out", text({"x": x, "y": price}), "y", ["--held-out", "0"]


def preparation(tally, folder):
    """The numbers of a trace, from its manifest and its table."""
    steps, hidden, seed = 9, [5, 4], 3
    for name, text, target, options in cases():
        with tally.guarded(f"data.md: {name}"):
            (folder / "table.csv").write_text(text)
            dropout = 0.3 if name in ("prices", "three classes") else 0
            done = gradflow(
                "train", "--data", "table.csv", "--target", target, *options, "--hidden", "5,4",
                "--activation", "tanh", "--precision", "64", "--seed", str(seed), "--rate", "1e-300",
                "--dropout", str(dropout), "--batch", "14", "--steps", str(steps), "-q", "-o", "-", folder=folder)
            lines = [json.loads(line) for line in done.stdout.splitlines()]
            manifest, points = lines[0]["manifest"], lines[0]["points"]
            losses = [line[1] for line in lines if isinstance(line, list)]
            told = manifest["preparation"]

            features, targets, classes = table_of(text, target)
            training, held_out = split(targets, classes, int(told["dataSeed"]), told["heldOutPercent"])
            centers, deviations, offset, scale = scales(
                features[training], targets[training], classes, told["scaling"])
            tally.check((len(training), len(held_out))
                        == (manifest["trainingExamples"], manifest["heldOutExamples"]),
                        f"data.md: {name}: as many are held out", f"{len(training)} {len(held_out)}")
            tally.check(np.all(abs(told["centers"] - centers) <= 1e-9 * deviations + 2 * np.spacing(abs(centers)))
                        and np.allclose(told["scales"], deviations, rtol=1e-9, atol=0)
                        and (told["targetOffset"], told["targetScale"]) == (offset, scale),
                        f"data.md: {name}: centers and scales", f"{told}")
            if features.shape[1] <= 2:
                wanted = [([*row], y) for row, y in zip(features[training].tolist(), targets[training].tolist())]
                tally.check([(point["inputs"], point["target"]) for point in points] == wanted,
                            f"data.md: {name}: points are the table's own numbers", str(points[:2]))

            scaled = (features - np.array(told["centers"])) / np.array(told["scales"])
            y = (targets - offset) / scale
            sizes = [features.shape[1], *hidden, classes if classes > 2 else 1]
            layers, generator = glorot(seed, sizes), Generator(seed, DROPOUT)
            wanted = []
            for batch in batches(seed, len(training), 14, steps + 1):
                rows = [training[index] for index in batch]
                masks = [np.array([[0 if generator.uniform() < dropout else 1 / (1 - dropout)
                                    for _ in range(units)] for _ in rows]) for units in hidden] if dropout else None
                wanted.append(loss_of(scaled[rows], y[rows], layers, classes, masks))
            tally.check(np.allclose(losses, wanted, rtol=1e-10, atol=1e-13),
                        f"data.md: {name}: the loss of every batch", f"{losses[:2]} {wanted[:2]}")
            frames = [line["frame"] for line in lines if isinstance(line, dict) and "frame" in line]
            if held_out:
                wanted = loss_of(scaled[held_out], y[held_out], layers, classes)
                tally.check(math.isclose(frames[0]["heldOut"]["loss"], wanted, rel_tol=1e-10, abs_tol=1e-13),
                            f"data.md: {name}: the held-out loss", f"{frames[0]['heldOut']} {wanted}")

    with tally.guarded("weights for raw features"):
        # y = 250 x - 1000, as a net without hidden layers has it.
        (folder / "table.csv").write_text("x,y\n" + "".join(f"{i},{250 * i - 1000}\n" for i in range(20)))
        (folder / "raw.json").write_text('{"layers":[{"weights":[[250]],"biases":[-1000]}]}')
        for kind in ("none", "standard"):
            done = gradflow("train", "--data", "table.csv", "--target", "y", "--scaling", kind, "--hidden", "none",
                            "--initial-weights", "raw.json", "--rate", "1e-9", "--steps", "2", "-q", "-o", "-",
                            folder=folder)
            lines = [json.loads(line) for line in done.stdout.splitlines()]
            loss = next(line[1] for line in lines if isinstance(line, list))
            tally.check(lines[0]["manifest"]["weightsGiven"] and (loss == 0) == (kind == "none"),
                        f"weights for raw features fit with --scaling {kind}: {kind == 'none'}", str(loss))
