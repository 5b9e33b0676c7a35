"""docs/gallery.md and its pictures: what the program draws, for every chart that it knows.

usage: run.py            compares docs/gallery.md and docs/charts/ with what the program makes now
       run.py --write    makes them anew; look at the pictures before committing them
"""

import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from entries import ENTRIES, RUNS, VARIANTS
from tally import BINARY, ROOT, Tally

LARGEST = 60_000
# Frames of an animation lie in one file.
LARGEST_MOVING = 150_000

HEAD = """# Gallery

Every chart of `gradflow list charts`, with the command that draws it. The runs are trained by the commands at
the end; the pictures are those of the present program (`Tests/gallery/run.py` compares them, and makes them
with `--write`). All charts have the same options for size, letters, theme, words and steps:
[command-line.md](command-line.md#gradflow-chart).

A figure is an SVG file. Where a picture of dots or a PDF is wanted, `rsvg-convert -z 2 -o loss.png loss.svg` or
`rsvg-convert -f pdf -o loss.pdf loss.svg` makes it.

A long run is kept in buckets of steps. Its lines are means then, each with a faint band from the smallest to the
largest number of every bucket, and a note says of how many steps. Means alone are shown where the extremes of the
whole do not follow from those of its parts: the factors of `ledger`, the share of all layers in `dead-share`, and
the cells of heat maps.
"""


def gradflow(folder, *arguments):
    done = subprocess.run([str(BINARY), *arguments], cwd=folder, capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise RuntimeError(f"gradflow {' '.join(arguments)}: {done.stderr.strip()[-200:]}")
    return done.stdout


def command(chart, runs, options, name):
    return ["chart", chart, *[f"{run}.trace" for run in runs], *options, "-o", f"{name}.svg"]


def section(title, words, name, line):
    return f"\n{title}\n\n{words}\n\n![{name}](charts/{name}.svg)\n\n```sh\n{line}\n```\n"


def made(tally, folder, known):
    """The text of the gallery, and every picture by its name."""
    for run, options in RUNS.items():
        gradflow(folder, "train", *options, "-q", "-o", f"{run}.trace")
    text, pictures = HEAD, {}

    def draw(chart, runs, options, name):
        words = command(chart, runs, options, name)
        gradflow(folder, *words)
        pictures[name] = (folder / f"{name}.svg").read_text(encoding="utf-8")
        return " ".join(["gradflow", *words])

    for chart in known:
        question, reading, trap, runs, options = ENTRIES[chart]
        with tally.guarded(f"{chart} is drawn"):
            line = draw(chart, runs, options, chart)
        if chart not in pictures:
            continue
        text += section(f"## {chart}", f"**{question}** {reading} *Mind:* {trap}", chart, line)
    text += "\n## The same charts in other forms\n"
    for name, (chart, runs, options, words) in VARIANTS.items():
        text += section(f"### {name}", words, name, draw(chart, runs, options, name))
    lines = [" ".join(["gradflow", "train", *options, "-o", f"{run}.trace"]) for run, options in RUNS.items()]
    return text + "\n## The runs\n\n```sh\n" + "\n".join(lines) + "\n```\n", pictures


def main(arguments):
    tally = Tally()
    place, page = ROOT / "docs" / "charts", ROOT / "docs" / "gallery.md"
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        known = [line.split()[0] for line in gradflow(folder, "list", "charts").splitlines()]
        missing = sorted(set(known) - set(ENTRIES))
        tally.none(missing, "every chart has its words in Tests/gallery/entries.py")
        text, pictures = made(tally, folder, [chart for chart in known if chart in ENTRIES])
    if "--write" in arguments:
        place.mkdir(exist_ok=True)
        for old in place.glob("*.svg"):
            old.unlink()
        for name, picture in pictures.items():
            (place / f"{name}.svg").write_text(picture, encoding="utf-8")
        page.write_text(text, encoding="utf-8")
    tally.check(page.is_file() and page.read_text(encoding="utf-8") == text, "docs/gallery.md is current",
                "Tests/gallery/run.py --write")
    for name, picture in pictures.items():
        file = place / f"{name}.svg"
        tally.check(file.is_file() and file.read_text(encoding="utf-8") == picture, f"docs/charts/{name}.svg is current",
                    "Tests/gallery/run.py --write")
        size = len(picture.encode())
        tally.check(size <= (LARGEST_MOVING if "@keyframes" in picture else LARGEST), f"{name}.svg is small",
                    f"{size} bytes")
    left = sorted(file.stem for file in place.glob("*.svg") if file.stem not in pictures)
    tally.none(left, "docs/charts has no other picture")
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
