"""What is there already: which files are replaced, and which are not."""

import os
import shutil
import subprocess

from program import gradflow
from tally import BINARY

SHORT = ["train", "--dataset", "moons", "--hidden", "3", "--steps", "20", "-q"]
FOREIGN_SVG = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n'


def make(folder):
    """A folder with one of everything: ours, and others'."""
    gradflow(*SHORT, "-o", "run.trace", folder=folder)
    gradflow("chart", "loss", "run.trace", "-o", "figure.svg", folder=folder)
    gradflow("lab", "-o", "lab.html", "-q", folder=folder)
    figure = (folder / "figure.svg").read_text()
    others = {
        "drawn.svg": FOREIGN_SVG, "notes.txt": "notes\n", "page.html": "<!doctype html><title>x</title>\n",
        "table.csv": "a,b\n1,2\n", "other.trace": (folder / "run.trace").read_text().replace(
            '"program":"gradflow 0', '"program":"lightning 2', 1),
        # A figure that was saved by an editor, and one whose root somebody changed by hand.
        "edited.svg": figure.replace("<svg xmlns=", '<svg version="1.1" xmlns=', 1),
        "quoted.svg": "<!-- " + figure[:400] + " -->" + FOREIGN_SVG,
        "binary": bytes(range(256)).decode("latin-1"),
    }
    for name, text in others.items():
        (folder / name).write_text(text)
    return list(others)


def overwriting(tally, parent):
    folder = parent / "files"
    folder.mkdir()
    others = make(folder)
    writers = {
        "chart": ["chart", "loss", "run.trace"], "animation": ["chart", "regions", "run.trace", "--animate"],
        "lab": ["lab"], "train": SHORT,
    }
    own = {"chart": "figure.svg", "animation": "figure.svg", "lab": "lab.html", "train": "run.trace"}

    def kept(name, arguments, code, *mentions):
        before = (folder / name).read_bytes()
        done = gradflow(*arguments, folder=folder)
        tally.check(done.returncode == code and (folder / name).read_bytes() == before and not done.stdout
                    and done.stderr.count("\n") == 1 and all(word in done.stderr for word in mentions),
                    f"{code} and untouched: gradflow {' '.join(arguments)}", f"{done.returncode} {done.stderr}")

    for writer, command in writers.items():
        for name in others + sorted(set(own.values()) - {own[writer]}):
            code = 64 if promises(writer, name) else 73
            if name == "run.trace" and command[-1] == name:
                code = 64
            kept(name, [*command, "-o", name], code, name.split(".")[0], *(["--force"] if code == 73 else []))
        for theme in ([[], ["--theme", "dark"], ["--theme", "auto"], ["--theme", "print"], ["--width", "444"]]
                      if writer == "chart" else [[]]):
            done = gradflow(*command, *theme, "-o", own[writer], folder=folder)
            again = gradflow(*command, "-o", own[writer], folder=folder)
            tally.check(done.returncode == again.returncode == 0,
                        f"an older file of its own is replaced: {writer} {theme}", done.stderr + again.stderr)
    for name, written in (("new.trace", "chart"), ("new.CSV", "chart"), ("new.json", "chart"),
                          ("new.html", "chart"), ("new.trace", "lab"), ("new.svg", "lab"), ("new.csv", "lab"),
                          ("new.svg", "train"), ("new.csv", "train"), ("new.html", "train")):
        done = gradflow(*writers[written], "-o", name, folder=folder)
        forced = gradflow(*writers[written], "--force", "-o", name, folder=folder)
        tally.check(done.returncode == forced.returncode == 64 and not (folder / name).exists()
                    and "name it new." in done.stderr, f"{written} -o {name}: the name promises another file",
                    done.stderr)
    forces(tally, folder, writers)
    places(tally, folder, writers)
    shutil.rmtree(folder)


def promises(writer, name):
    """Whether the ending says that the file is of another kind."""
    ending = name.rsplit(".")[-1] if "." in name else ""
    mine = {"chart": "svg", "animation": "svg", "lab": "html", "train": "trace"}[writer]
    return ending in ("svg", "html", "trace", "csv") and ending != mine


def forces(tally, folder, writers):
    for writer, name in (("chart", "drawn.svg"), ("lab", "page.html"), ("train", "other.trace"), ("chart", "notes.txt")):
        done = gradflow(*writers[writer], "--force", "-o", name, folder=folder)
        again = gradflow(*writers[writer], "-o", name, folder=folder)
        tally.check(done.returncode == again.returncode == 0, f"--force replaces {name}, which is ours then",
                    done.stderr + again.stderr)
    (folder / "empty.svg").write_bytes(b"")
    done = gradflow("chart", "loss", "run.trace", "-o", "empty.svg", folder=folder)
    tally.check(done.returncode == 0, "an empty file is nothing to lose", done.stderr)
    done = gradflow("chart", "loss", "run.trace", "-o", "./run.trace", "--force", folder=folder)
    tally.check(done.returncode == 64, "not even --force draws over the run that is drawn", done.stderr)


def places(tally, folder, writers):
    """Links, permissions, devices, and standard output under other names."""
    draw = ["chart", "loss", "run.trace"]
    (folder / "link.svg").symlink_to("figure.svg")
    done = gradflow(*draw, "--theme", "dark", "-o", "link.svg", folder=folder)
    tally.check(done.returncode == 0 and (folder / "link.svg").is_symlink()
                and "#0d1117" in (folder / "figure.svg").read_text(), "a link stays a link", done.stderr)
    (folder / "to-notes.svg").symlink_to("table.csv")
    (folder / "nowhere.svg").symlink_to("gone.svg")
    os.link(folder / "run.trace", folder / "hard.svg")
    for name in ("to-notes.svg", "hard.svg", "nowhere.svg"):
        done = gradflow(*draw, "-o", name, folder=folder)
        tally.check(done.returncode == 73 and name in done.stderr, f"{name} leads to another file", done.stderr)
    os.link(folder / "figure.svg", folder / "second.svg")
    before = (folder / "second.svg").read_bytes()
    done = gradflow(*draw, "--theme", "print", "-o", "figure.svg", folder=folder)
    tally.check(done.returncode == 0 and (folder / "second.svg").read_bytes() == before,
                "a second name of the older file keeps it", done.stderr)
    (folder / "figure.svg").chmod(0o440)
    done = gradflow(*draw, "-o", "figure.svg", folder=folder)
    tally.check(done.returncode == 73 and "write-protected" in done.stderr, "a protected file stays", done.stderr)
    (folder / "figure.svg").chmod(0o600)
    done = gradflow(*draw, "-o", "figure.svg", folder=folder)
    tally.check(done.returncode == 0 and (folder / "figure.svg").stat().st_mode & 0o777 == 0o600,
                "permissions stay", done.stderr)
    for name in ("/dev/stdout", "all.svg"):
        (folder / "all.svg").write_text("before\n")
        with open(folder / "all.svg", "ab") as file:
            done = subprocess.run([str(BINARY), *draw, "-o", name], cwd=folder, stdout=file, stderr=subprocess.PIPE,
                                  timeout=60)
        text = (folder / "all.svg").read_text()
        tally.check(done.returncode == 0 and text.startswith("before\n<svg "), f">> all.svg with -o {name} goes on",
                    text[:40])
    done = gradflow(*draw, "-o", "/dev/null", folder=folder)
    tally.check(done.returncode == 0, "-o /dev/null", done.stderr)
    tally.none([path.name for path in folder.iterdir() if ".gradflow-" in path.name], "nothing is left beside them")
