"""Draws every SVG figure with librsvg and with Chromium and compares the pictures.

usage: render.py [FILE.svg…]        without files: the figures of the report

Four tests per figure: the two renderers agree on the picture and on the extent of its ink, no text
leaves the figure, no two texts cover each other. The PNGs stay in .test-output/figures/.

Measured on hand-made samples (one dense with text): the two set and smooth text a little differently, by
up to 0.3 of 255 in the mean and 5 in one block; a shape that one of them leaves out changes its blocks by
255. The tolerances stand between, with room for other fonts.
"""

import io
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import numpy
from browser import chromium
from PIL import Image
from tally import OUTPUT, REPORT, Tally

SCALE = 2
# Pixels of a block's side, after which the smoothing of edges has mostly averaged out.
BLOCK = 12
MEAN_TOLERANCE = 1.0
BLOCK_TOLERANCE = 40.0
# User units by which the outermost ink may differ: fonts are hinted differently.
INK_TOLERANCE = 4.0

# Boxes of the texts that are drawn, in user units. A halo is the same text at the same place.
TEXT_BOXES = """() => Array.from(document.querySelectorAll('text'), text => {
  const box = text.getBoundingClientRect(), matrix = text.getCTM();
  return {text: text.textContent, oblique: Math.abs(matrix.a * matrix.b) > 1e-6, left: box.left, top: box.top, right: box.right, bottom: box.bottom,
          size: parseFloat(text.getAttribute('font-size'))};
})"""


def with_librsvg(file):
    drawn = subprocess.run(["rsvg-convert", "-z", str(SCALE), str(file)], capture_output=True, timeout=60)
    if drawn.returncode != 0 or drawn.stderr:
        raise RuntimeError("rsvg-convert: " + drawn.stderr.decode(errors="replace").strip()[:200])
    return Image.open(io.BytesIO(drawn.stdout)).convert("RGB")


def with_chromium(page, file):
    """The picture and the boxes of its texts."""
    page.goto(file.resolve().as_uri())
    size = page.evaluate("""() => ({width: Math.ceil(document.documentElement.width.baseVal.value),
                                    height: Math.ceil(document.documentElement.height.baseVal.value)})""")
    page.set_viewport_size(size)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    return picture, size, page.evaluate(TEXT_BOXES)


def blocks(picture):
    """Means of squares of BLOCK x BLOCK pixels."""
    pixels = numpy.asarray(picture, dtype=float)
    height, width = (length // BLOCK * BLOCK for length in pixels.shape[:2])
    parts = pixels[:height, :width].reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK, 3)
    return parts.mean(axis=(1, 3))


def ink(picture):
    """The box around all that differs clearly from the corner's colour, in user units."""
    pixels = numpy.asarray(picture, dtype=int)
    marks = numpy.abs(pixels - pixels[0, 0]).max(axis=2) > 48
    rows, columns = numpy.flatnonzero(marks.any(axis=1)), numpy.flatnonzero(marks.any(axis=0))
    if not len(rows):
        return None
    return numpy.array([columns[0], rows[0], columns[-1] + 1, rows[-1] + 1]) / SCALE


def overlaps(boxes):
    """Pairs of texts of which one covers the other's letters. The box of an oblique text says little."""
    found = []
    boxes = [box for box in boxes if not box["oblique"]]
    for index, one in enumerate(boxes):
        for other in boxes[index + 1:]:
            wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
            high = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            # Line boxes are taller than letters: a third of the smaller size is still air.
            halo = one["text"] == other["text"] and abs(one["left"] - other["left"]) < 1 and \
                abs(one["top"] - other["top"]) < 1
            # A j reaches to the left of where it begins, and boxes are rounded outwards.
            smaller = min(one["size"], other["size"])
            if wide > smaller / 6 and high > smaller / 3 and not halo:
                found.append(f"'{one['text']}' and '{other['text']}'")
    return found


def compare(tally, page, file, folder):
    left, (right, size, boxes) = with_librsvg(file), with_chromium(page, file)
    left.save(folder / f"{file.stem}.librsvg.png")
    right.save(folder / f"{file.stem}.chromium.png")
    if left.size != right.size:
        tally.check(False, f"{file.name}: both have one size", f"{left.size} and {right.size}")
        return
    difference = numpy.abs(blocks(left) - blocks(right)).max(axis=2)
    tally.check(difference.mean() <= MEAN_TOLERANCE and difference.max() <= BLOCK_TOLERANCE,
                f"{file.name}: the renderers agree",
                f"mean {difference.mean():.2f}, largest {difference.max():.0f} of 255")
    extents = ink(left), ink(right)
    tally.check(extents[0] is not None and extents[1] is not None
                and numpy.abs(extents[0] - extents[1]).max() <= INK_TOLERANCE,
                f"{file.name}: the ink reaches equally far", f"{extents[0]} and {extents[1]}")
    outside = [box["text"] for box in boxes if box["left"] < -0.5 or box["top"] < -2
               or box["right"] > size["width"] + 0.5 or box["bottom"] > size["height"] + 2]
    tally.none(outside, f"{file.name}: no text leaves the figure")
    tally.none(overlaps(boxes), f"{file.name}: no text covers another")
    return difference.mean(), difference.max()


def main(arguments):
    tally = Tally()
    files = [pathlib.Path(argument) for argument in arguments]
    files = files or sorted((REPORT / "figures").glob("*.svg"))
    tally.check(files, "the report has figures", f"none in {REPORT / 'figures'}")
    folder = OUTPUT / "figures"
    folder.mkdir(parents=True, exist_ok=True)
    measured = []
    with chromium() as browser:
        page = browser.new_context(device_scale_factor=SCALE, color_scheme="light").new_page()
        for file in files:
            with tally.guarded(f"{file.name} is drawn"):
                measured.append(compare(tally, page, file, folder))
    measured = [pair for pair in measured if pair]
    if measured:
        print("largest mean difference {:.2f}, largest block {:.0f} of 255".format(
            *map(max, zip(*measured))))
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
