"""What people bring as tables: what `gradflow data` says of them, and what is refused in which words."""

import json
import os
import struct
import subprocess

from program import gradflow
from tally import BINARY

ROWS = [(x, 3 * x, "oak" if x % 2 else "elm") for x in range(1, 41)]


def text(separator=",", header="width,height,kind", row="{x}.5,{y}.25,{kind}", start="", comma=False):
    lines = [row.format(x=x, y=y, kind=kind) for x, y, kind in ROWS]
    if comma:
        lines = [line.replace(".", ",") for line in lines]
    return (start + "\n".join([header.replace(",", separator), *lines]) + "\n").encode()


def npy(values, kind, order="<", fortran=False, version=1):
    """An array as numpy.save writes it, made by hand: the product is tested without NumPy."""
    rows, columns = len(values), len(values[0])
    header = f"{{'descr': '{order}{kind}', 'fortran_order': {fortran}, 'shape': ({rows}, {columns}), }}"
    start = 10 if version == 1 else 12
    header += " " * (63 - (start + len(header)) % 64) + "\n"
    flat = [values[r][c] for c in range(columns) for r in range(rows)] if fortran else sum(values, [])
    letter = {"f8": "d", "f4": "f", "f2": "e", "i8": "q", "i4": "i", "i2": "h", "u1": "B", "i1": "b"}[kind]
    length = struct.pack("<H" if version == 1 else "<I", len(header))
    return (b"\x93NUMPY" + bytes([version, 0]) + length + header.encode()
            + struct.pack((">" if order == ">" else "<") + letter * len(flat), *flat))


def idx(shape, values):
    return bytes([0, 0, 8, len(shape)]) + struct.pack(">" + "I" * len(shape), *shape) + bytes(values)


# The file, further options, and what of the JSON has to be so.
READ = {
    "plain.csv": (text(), [], {"rows": 40, "features": ["width", "height"], "separator": "comma", "remarks": []}),
    "semicolon.csv": (text(";", row="{x}.5;{y}.25;{kind}", comma=True), [],
                      {"separator": "semicolon", "decimal": "comma", "features": ["width", "height"]}),
    "tab.tsv": (text("\t", row="{x}.5\t{y}.25\t{kind}"), [], {"separator": "tab"}),
    "bar.txt": (text("|", row="{x}.5|{y}.25|{kind}"), [], {"separator": "bar"}),
    "kilo.csv": (text(row="{x} kg,{y}.25,{kind}"), [], {"features": ["width", "height"]}),
    "dates.csv": (text(row="2024-03-01,{y}.25,{kind}"), [], {"features": ["height"]}),
    "names.csv": (text(row="S{x},{y}.25,{kind}"), [], {"features": ["height"]}),
    "kept.csv": (text(row="S{x},{y}.25,{kind}"), ["--text-columns", "width"], {"rows": 40}),
    "dropped.csv": (text(), ["--drop-columns=width"], {"features": ["height"]}),
    "utf16.csv": (text().decode().encode("utf-16"), [], {"encoding": "UTF-16, little-endian", "rows": 40}),
    "title.csv": (text(start="Measured in May\n\n"), [], {"headerLine": 3, "firstLine": 4}),
    "ledger.csv": (text(row="({x}.50),{y}.25,{kind}"), [], {"features": ["width", "height"]}),
    "totals.csv": (text(row="{x},{y}.25,{kind}") + b"1000,1.5,Total\n", [], {"rows": 41}),
    "dashes.md": (text("|", row="{x}.5|{y}.25|{kind}").replace(b"kind\n", b"kind\n---|---|---\n", 1), [], {"rows": 40}),
    "nines.csv": (text(row="{x}.5,-999,{kind}"), [], {"rows": 40}),
    "sep.csv": (text(";", row="{x};{y};{kind}", start="sep=;\n"), [], {"headerLine": 2}),
}

ARRAYS = {
    f"{kind}{order}{fortran}{version}".replace("<", "l").replace(">", "b") + ".npy":
        npy([[x, x * 2 % 9, x % 3] for x in range(1, 41)], kind, order, fortran, version)
    for kind in ("f8", "f4", "f2", "i8", "i4", "i2", "u1", "i1")
    for order, fortran, version in (("<", False, 1), (">", True, 1), ("<", True, 2))
}

# The file, its target, words of the refusal.
REFUSED = {
    "excel.csv": (b"PK\x03\x04" + bytes(60), ["CSV UTF-8"]),
    "packed.csv": (b"\x1f\x8b\x08" + bytes(60), ["gunzip -k"]),
    "latin.csv": (text(header="größe,height,kind").decode().encode("latin-1"), ["line 1", "F6", "größe"]),
    "keras.csv": (b"epoch,loss,val_loss\n0,1.5,NA\n1,1.2,1.3\n", ["log of a training run"]),
    "two.csv": (text(";", row="2.{y:03};1;{kind}"), ["--decimal"]),
    "flat.npy": (npy([[1.0]] * 40, "f8").replace(b"(40, 1)", b"(40,)  "), ["shape"]),
    "beyond.npy": (npy([[1.0, 2.0]] * 40, "f8").replace(b"(40, 2), }      ", b"(40, 99999999), "), ["shorter"]),
    "twice.npy": (npy([[1.0, 2.0]] * 40, "f8") * 2, ["goes on"]),
    "units.csv": (text(start="").replace(b"kind\n", b"kind\ncm,cm,-\n", 1), ["line 2", "units", "cm,cm,-"]),
    "caret.csv": (text("^", row="{x}.5^{y}.25^{kind}"), ["sep=^"]),
    "web.csv": (b"<table><tr><td>1</td></tr></table>", ["page of the web"]),
    "words.csv": (b"red,elm\n" + b"red,oak\nblue,elm\n" * 20, ["--no-header"]),
    "cut.npy": (npy([[1.0, 2.0]] * 40, "f8")[:-8], ["shorter"]),
    "images.idx": (idx([40, 2, 2], [0] * 160), ["--target", "labels"]),
    "no-header.csv": (b"".join(b"%d.5,%d,1\n" % (x, x) for x in range(40)), ["--no-header"]),
    "faults.csv": (text().replace(b"\n1.5,3.25", b"\n,3.25").replace(b"\n7.5,21.25", b"\n7.5,~"),
                   ["2 things are wrong", "line 2", "line 8", "--drop-columns width"]),
}


def tables(tally, folder):
    for name, (content, options, wanted) in READ.items():
        (folder / name).write_bytes(content)
        with tally.guarded(f"data {name}"):
            done = gradflow("data", name, "--target", "kind", *options, "--json", folder=folder)
            found = json.loads(done.stdout)
            wrong = {key: found.get(key) for key, value in wanted.items() if found.get(key) != value}
            tally.check(done.returncode == 0 and not done.stderr and not wrong, f"data {name}",
                        f"{wrong} {done.stderr[:200]}")
            text_done = gradflow("data", name, "--target", "kind", *options, folder=folder)
            tally.check(text_done.returncode == 0 and "what a net gets of it" in text_done.stdout,
                        f"data {name} as text", text_done.stdout[:200])
            trained = gradflow("train", "--data", name, "--target", "kind", *options, "--steps", "2", "-o",
                               "t.trace", folder=folder)
            said = [line for line in trained.stderr.splitlines() if line.startswith("gradflow: " + name)]
            tally.check(trained.returncode == 0 and len(said) == len(found["remarks"]),
                        f"train says what was guessed of {name}", trained.stderr[:200])
    for name, content in ARRAYS.items():
        (folder / name).write_bytes(content)
        with tally.guarded(f"data {name}"):
            found = json.loads(gradflow("data", name, "--target", "c3", "--json", folder=folder).stdout)
            first = found["columns"][0]
            tally.check(found["rows"] == 40 and (first["lowest"], first["highest"]) == (1, 40)
                        and [one["examples"] for one in found["classes"]] == [13, 14, 13], f"data {name}", found)
    images(tally, folder)
    many_words(tally, folder)
    for name, (content, words) in REFUSED.items():
        (folder / name).write_bytes(content)
        with tally.guarded(f"data {name}"):
            done = gradflow("data", name, folder=folder)
            missing = [word for word in words if word not in done.stderr]
            tally.check(done.returncode == 65 and not done.stdout and not missing, f"data {name} is refused",
                        f"{done.returncode} {missing} {done.stderr[:300]}")
    with tally.guarded("data from a pipe"):
        whole = gradflow("data", "plain.csv", "--json", folder=folder).stdout
        with open(folder / "plain.csv", "rb") as file:
            piped = subprocess.run(["sh", "-c", f"cat | '{BINARY}' data - --json"], stdin=file, cwd=folder,
                                   capture_output=True, text=True, timeout=60)
        tally.check(piped.stdout.replace('"name":"-"', '"name":"plain"') == whole, "data - reads standard input",
                    piped.stderr[:200])


def many_words(tally, folder):
    """A text column of a hundred words has a hundred features and the memory of one column."""
    rows = "".join(f"{x * 7 % 1000}.5,w{x % 100:02},{'oak' if x % 2 else 'elm'}\n" for x in range(300_000))
    (folder / "words.csv").write_text("width,city,kind\n" + rows)
    with tally.guarded("train on many words"):
        process = subprocess.Popen([BINARY, "train", "--data", "words.csv", "--target", "kind", "--steps", "2", "-q",
                                    "--precision", "64", "-o", "w.trace"], cwd=folder)
        _, status, used = os.wait4(process.pid, 0)
        megabytes = used.ru_maxrss / (1 << 10)
        # 8 bytes for each of 900,000 cells, and 100 MB.
        tally.check(status == 0 and megabytes < 107, "many words take little memory", f"{megabytes:.0f} MB")


def images(tally, folder):
    """Forty images of 20 × 20 pixels, the left half bright in every second."""
    pixels = []
    for number in range(40):
        pixels += [200 if (column < 10) == (number % 2 == 0) else number % 5 for _ in range(20) for column in range(20)]
    (folder / "train.idx").write_bytes(idx([40, 20, 20], pixels))
    (folder / "labels.idx").write_bytes(idx([40], [number % 2 for number in range(40)]))
    with tally.guarded("data train.idx"):
        found = json.loads(
            gradflow("data", "train.idx", "--target", "labels.idx", "--json", folder=folder).stdout)
        tally.check(len(found["features"]) == 100 and "10 × 10" in found["remarks"][0]
                    and found["columns"][0]["highest"] == 200, "data of images", found["remarks"])
        done = gradflow("train", "--data", "train.idx", "--target", "labels.idx", "--steps", "50", "-o", "i.trace",
                        folder=folder)
        last = done.stderr.splitlines()[-1]
        tally.check(done.returncode == 0 and last.count("100\u00a0% right") == 2, "images are learnt", last)
