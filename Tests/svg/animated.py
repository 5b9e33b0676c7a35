"""Runs animated figures in Chromium, and checks that everybody else sees a finished one.

usage: animated.py

Four tests per chart: the file keeps to the profile; librsvg, and Chromium for a reader who asked for less
motion, draw the very picture of the last step; Chromium shows the first step at the beginning; and other
pictures between. Pictures of the moments stay in .test-output/animated/.
"""

import io
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import numpy
from browser import chromium
from PIL import Image
from rules import lint
from tally import BINARY, OUTPUT, Tally

CHARTS = ["gradient-by-layer", "regions", "ledger", "network", "loss"]
# Letters may be smoothed in another way on another ground.
TOLERANCE = 0.05
SEEK = """seconds => { for (const one of document.getAnimations()) {
  one.pause(); one.currentTime = seconds * 1000; } }"""
LENGTH = """() => Math.max(0, ...document.getAnimations().map(
  one => one.effect.getComputedTiming().duration / 1000))"""


def draw(folder, chart, *options):
    file = folder / ("-".join([chart, *options]).replace("--", "") + ".svg")
    subprocess.run([str(BINARY), "chart", chart, str(folder / "run.trace"), *options, "-o", str(file)],
                   check=True, capture_output=True, timeout=60)
    return file


def librsvg(file):
    done = subprocess.run(["rsvg-convert", str(file)], check=True, capture_output=True, timeout=60)
    return Image.open(io.BytesIO(done.stdout)).convert("RGB")


def shown(page, moment=None):
    if moment is not None:
        page.evaluate(SEEK, moment)
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def opened(browser, file, motion):
    page = browser.new_context(reduced_motion=motion, color_scheme="light").new_page()
    page.goto(file.resolve().as_uri())
    page.set_viewport_size(page.evaluate(
        "() => ({width: document.documentElement.width.baseVal.value,"
        " height: document.documentElement.height.baseVal.value})"))
    return page


def difference(one, other):
    if one.size != other.size:
        return 255.0
    return float(numpy.abs(numpy.asarray(one, float) - numpy.asarray(other, float)).mean())


def check(tally, browser, folder, chart):
    # A still of an early step has a finding of its own.
    moving = draw(folder, chart, "--animate", "--title", "moving")
    last = draw(folder, chart, "--step", "60", "--title", "moving")
    first = draw(folder, chart, "--step", "0", "--title", "moving")
    tally.none(lint(moving.read_text(encoding="utf-8")), f"{chart}: keeps to the profile")
    gap = difference(librsvg(moving), librsvg(last))
    tally.check(gap == 0, f"{chart}: librsvg draws the last step", f"mean difference {gap:.3f}")

    still = shown(opened(browser, last, "reduce"))
    calm = opened(browser, moving, "reduce")
    gap = difference(shown(calm), still)
    tally.check(gap <= TOLERANCE and calm.evaluate(LENGTH) == 0,
                f"{chart}: nothing moves under reduced motion", f"mean difference {gap:.3f}")

    page = opened(browser, moving, "no-preference")
    length = page.evaluate(LENGTH)
    moments = [shown(page, length * share) for share in (0.001, 0.15, 0.35, 0.999)]
    for index, moment in enumerate(moments):
        moment.save(OUTPUT / "animated" / f"{chart}-{index}.png")
    gaps = [difference(moments[0], shown(opened(browser, first, "reduce"))), difference(moments[-1], still)]
    tally.check(length > 2 and max(gaps) <= TOLERANCE, f"{chart}: runs from the first step to the last",
                f"{length} s, mean differences {gaps}")
    tally.check(all(difference(one, other) > 0 for index, one in enumerate(moments)
                    for other in moments[index + 1:]), f"{chart}: every moment looks different")


def main():
    tally = Tally()
    (OUTPUT / "animated").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, chromium() as browser:
        folder = pathlib.Path(temporary)
        train = [str(BINARY), "train", "--dataset", "spiral", "--hidden", "6,6", "--activation", "tanh",
                 "--rate", "0.5", "--steps", "60", "--frames", "60", "--seed", "2", "-q", "-o", str(folder / "run.trace")]
        subprocess.run(train, check=True, timeout=60)
        for chart in CHARTS:
            with tally.guarded(f"{chart} moves"):
                check(tally, browser, folder, chart)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
