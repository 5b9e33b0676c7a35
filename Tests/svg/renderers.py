"""Draws every chart with every renderer that is here, and compares with Chromium.

usage: renderers.py [FILE.svg…]        without files: docs/charts/, and every chart of it once more in the theme print

A longer command beside the suite; how each program draws stands in programs.py, and those that are not here are
named. Small squares of both pictures are compared, each in its mean colour. Fonts differ from program to program, so
squares near a text have tolerances of their own: there, only what is black, missing or elsewhere shows. All others
hold lines and surfaces alone, which differ by no more than the smoothing of their edges.

Pictures that differ too much stay in .test-output/renderers/, Chromium's at the left.
"""

import io
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "gallery"))
import numpy
from browser import chromium
from entries import ENTRIES, RUNS
from PIL import Image
from programs import programs
from tally import BINARY, OUTPUT, ROOT, Tally

BLOCK = 12
# Without text: the mean over all squares, and the share of those that differ by an eighth of the range, as they do
# where a line is missing. Measured: up to 5.1, where thin hatching is smoothed in
# another way or MuPDF draws dashes as whole lines, and 0.2 % of the squares far off.
MEAN_TOLERANCE = 6.0
FAR_TOLERANCE = 0.004
# Near text: the same with a quarter of the range. Measured: up to 5.4 with another font, and no square far off.
TEXT_MEAN_TOLERANCE = 8.0
TEXT_FAR_TOLERANCE = 0.01

# Boxes of texts, with the room that the letters of another font may take.
TEXT_BOXES = """() => Array.from(document.querySelectorAll('text'), text => {
  const box = text.getBoundingClientRect(), more = 6 + 0.12 * box.width;
  return [box.left - more, box.top - 4, box.right + more, box.bottom + 4];
})"""
SIZE = """() => ({width: Math.ceil(document.documentElement.width.baseVal.value),
                   height: Math.ceil(document.documentElement.height.baseVal.value)})"""


def opened(data):
    picture = Image.open(io.BytesIO(data)).convert("RGBA")
    ground = Image.new("RGBA", picture.size, "#ffffff")
    return Image.alpha_composite(ground, picture).convert("RGB")


def squares(picture):
    pixels = numpy.asarray(picture, dtype=float)
    height, width = (length // BLOCK * BLOCK for length in pixels.shape[:2])
    return pixels[:height, :width].reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK, 3).mean(axis=(1, 3))


def touched(boxes, shape):
    """Which squares a text may reach."""
    mask = numpy.zeros(shape, dtype=bool)
    for left, top, right, bottom in boxes:
        first, last = max(0, int(left // BLOCK)), int(right // BLOCK) + 1
        mask[max(0, int(top // BLOCK)):int(bottom // BLOCK) + 1, first:last] = True
    return mask


def measured(difference, limit):
    return (float(difference.mean()), float((difference > limit).mean())) if difference.size else (0.0, 0.0)


def compare(tally, what, drawn, shown, boxes):
    """Differences of two pictures without and with text; a renderer of points has its picture scaled."""
    if abs(drawn.width - shown.width) > 2 or abs(drawn.height - shown.height) > 2:
        ratio = (drawn.width / shown.width) / (drawn.height / shown.height)
        if abs(ratio - 1) > 0.02:
            tally.check(False, what, f"{drawn.size} for {shown.size}")
            return (0.0,) * 4
        drawn = drawn.resize(shown.size, Image.BOX)
    else:
        drawn = drawn.crop((0, 0, *shown.size))
    difference = numpy.abs(squares(drawn) - squares(shown)).max(axis=2)
    text = touched(boxes, difference.shape)
    mean, far = measured(difference[~text], 32)
    text_mean, text_far = measured(difference[text], 64)
    holds = (mean <= MEAN_TOLERANCE and far <= FAR_TOLERANCE and text_mean <= TEXT_MEAN_TOLERANCE
             and text_far <= TEXT_FAR_TOLERANCE)
    if not tally.check(holds, what, f"mean {mean:.2f}, {far:.2%} far off; near text {text_mean:.2f}, {text_far:.2%}"):
        both = Image.new("RGB", (2 * shown.width, shown.height), "#ffffff")
        both.paste(shown)
        both.paste(drawn, (shown.width, 0))
        both.save(OUTPUT / "renderers" / (what.split(" is like ")[0].replace(": ", "-").replace(" ", "-") + ".png"))
    return mean, far, text_mean, text_far


def gradflow(folder, *arguments):
    subprocess.run([str(BINARY), *arguments], cwd=folder, check=True, capture_output=True, timeout=120)


def printed(folder):
    """Every chart of the gallery in the theme for paper without colour."""
    for run, options in RUNS.items():
        gradflow(folder, "train", *options, "-q", "-o", f"{run}.trace")
    for chart, (*_, runs, options) in ENTRIES.items():
        if (ROOT / "docs" / "charts" / f"{chart}.svg").is_file():
            traces = [f"{run}.trace" for run in runs]
            gradflow(folder, "chart", chart, *traces, *options, "--theme", "print", "-o", f"{chart}-in-print.svg")
    return sorted(folder.glob("*.svg"))


def main(arguments):
    tally = Tally()
    (OUTPUT / "renderers").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        files = [pathlib.Path(argument).resolve() for argument in arguments]
        files = files or sorted((ROOT / "docs" / "charts").glob("*.svg")) + printed(pathlib.Path(folder))
        known = programs(files)
        missing = [name for name, here, _ in known if not here]
        if missing:
            print("not here, and not tested: " + ", ".join(missing))
        worst = {name: (0.0,) * 4 for name, here, _ in known if here}
        page = browser.new_context(color_scheme="light", reduced_motion="reduce").new_page()
        for file in files:
            page.goto(file.as_uri())
            page.set_viewport_size(page.evaluate(SIZE))
            shown, boxes = opened(page.screenshot()), page.evaluate(TEXT_BOXES)
            for name, here, draw in known:
                if not here:
                    continue
                with tally.guarded(f"{file.stem}: {name} draws it"):
                    found = compare(tally, f"{file.stem}: {name} is like Chromium", opened(draw(file)), shown, boxes)
                    worst[name] = tuple(map(max, worst[name], found))
    print(f"{len(files)} pictures; the largest differences of 255 in the mean, and shares of squares far off:")
    for name, (mean, far, text_mean, text_far) in worst.items():
        print(f"{name}: {mean:.2f}, {far:.2%}; near text {text_mean:.2f}, {text_far:.2%}")
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
