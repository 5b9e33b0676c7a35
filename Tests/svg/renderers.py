"""Draws the pictures of the gallery with every renderer that is here, and compares with Chromium.

usage: renderers.py [FILE.svg…]        without files: docs/charts/, in every theme as it is there

A longer command beside the suite. Renderers are programs (rsvg-convert, inkscape, soffice, mutool, convert) or
Python packages of this interpreter (cairosvg, resvg_py, svglib, typst, weasyprint); those that are not here are named. Each must
draw every file, and its picture must be like Chromium's: small squares of both, each in its mean colour, may
differ by so much on average, because fonts and smoothing are not the same everywhere. What is left out, black
where it should not be or elsewhere, changes many squares by much.
"""

import importlib.util
import io
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import numpy
from browser import chromium
from PIL import Image
from tally import ROOT, Tally

BLOCK = 12
# Mean and the share of squares that differ by more than a quarter of the range.
MEAN_TOLERANCE = 6.0
FAR_TOLERANCE = 0.01


def opened(data):
    picture = Image.open(io.BytesIO(data)).convert("RGBA")
    ground = Image.new("RGBA", picture.size, "#ffffff")
    return Image.alpha_composite(ground, picture).convert("RGB")


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout


def through_file(file, name, *command):
    """A program that writes a file; `{}` in the command stands for its name."""
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder, name)
        subprocess.run([word.replace("{}", str(target)) for word in command], check=True, capture_output=True,
                       timeout=180, cwd=folder)
        if not target.exists():
            target = next(pathlib.Path(folder).glob("*." + name.rsplit(".", 1)[1]))
        return target.read_bytes()


def from_pdf(data):
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "page.pdf")
        page.write_bytes(data)
        return output_of("pdftoppm", "-r", "96", "-png", "-singlefile", str(page))


def with_typst(file):
    import typst
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(file, pathlib.Path(folder, "figure.svg"))
        source = pathlib.Path(folder, "page.typ")
        source.write_text('#set page(width: auto, height: auto, margin: 0pt)\n#image("figure.svg")')
        return typst.compile(str(source), format="png", ppi=96.0)


def python(name):
    return importlib.util.find_spec(name) is not None


def with_cairo(file):
    import cairosvg
    return cairosvg.svg2png(url=str(file))


def with_resvg(file):
    import resvg_py
    return bytes(resvg_py.svg_to_bytes(svg_path=str(file)))


def with_weasyprint(file):
    import weasyprint
    width, height = re.search(r'width="([\d.]+)" height="([\d.]+)"', file.read_text()).groups()
    page = (f"<style>@page {{size: {width}px {height}px; margin: 0}} body {{margin: 0}} img {{display: block}}</style>"
            f'<img src="{file.as_uri()}">')
    return from_pdf(weasyprint.HTML(string=page).write_pdf())


def with_svglib(file):
    from reportlab.graphics import renderPDF
    from svglib.svglib import svg2rlg
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "page.pdf")
        renderPDF.drawToFile(svg2rlg(str(file)), str(page), autoSize=1)
        return from_pdf(page.read_bytes())


# Name, whether it is here, and how it draws a file as PNG.
RENDERERS = [
    ("rsvg-convert", shutil.which("rsvg-convert"), lambda file: output_of("rsvg-convert", str(file))),
    ("rsvg-convert to PDF", shutil.which("rsvg-convert") and shutil.which("pdftoppm"),
     lambda file: from_pdf(output_of("rsvg-convert", "-f", "pdf", str(file)))),
    ("Inkscape", shutil.which("inkscape"), lambda file: through_file(
        file, "out.png", "inkscape", "--export-type=png", "--export-filename={}", str(file))),
    ("LibreOffice", shutil.which("soffice") and shutil.which("pdftoppm"), lambda file: from_pdf(through_file(
        file, "out.pdf", "soffice", "--headless", "--convert-to", "pdf", "--outdir", ".", str(file)))),
    ("MuPDF", shutil.which("mutool"), lambda file: through_file(
        file, "out.png", "mutool", "draw", "-r", "96", "-o", "{}", str(file))),
    ("ImageMagick", shutil.which("convert") and "ImageMagick" in subprocess.run(
        ["convert", "-version"], capture_output=True, text=True).stdout, lambda file: through_file(
        file, "out.png", "convert", str(file), "{}")),
    ("CairoSVG", python("cairosvg"), with_cairo),
    ("resvg", python("resvg_py"), with_resvg),
    ("typst", python("typst"), with_typst),
    ("WeasyPrint", python("weasyprint") and shutil.which("pdftoppm"), with_weasyprint),
    ("svglib", python("svglib") and shutil.which("pdftoppm"), with_svglib),
]


def squares(picture):
    pixels = numpy.asarray(picture, dtype=float)
    height, width = (length // BLOCK * BLOCK for length in pixels.shape[:2])
    return pixels[:height, :width].reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK, 3).mean(axis=(1, 3))


def compare(tally, what, drawn, shown):
    """Differences of two pictures; a renderer of points instead of pixels has its picture scaled."""
    ratio = (drawn.width / shown.width) / (drawn.height / shown.height)
    if abs(ratio - 1) > 0.02:
        tally.check(False, what, f"{drawn.size} for {shown.size}")
        return 0.0, 0.0
    difference = numpy.abs(squares(drawn.resize(shown.size)) - squares(shown)).max(axis=2)
    mean, far = float(difference.mean()), float((difference > 64).mean())
    tally.check(mean <= MEAN_TOLERANCE and far <= FAR_TOLERANCE, what,
                f"mean {mean:.2f} of 255, {far:.1%} of the squares far off")
    return mean, far


def main(arguments):
    tally = Tally()
    files = [pathlib.Path(argument).resolve() for argument in arguments]
    files = files or sorted((ROOT / "docs" / "charts").glob("*.svg"))
    present = [(name, draw) for name, here, draw in RENDERERS if here]
    missing = [name for name, here, _ in RENDERERS if not here]
    if missing:
        print("not here, and not tested: " + ", ".join(missing))
    worst = {name: (0.0, 0.0) for name, _ in present}
    with chromium() as browser:
        page = browser.new_context(color_scheme="light", reduced_motion="reduce").new_page()
        for file in files:
            page.goto(file.as_uri())
            page.set_viewport_size(page.evaluate(
                "() => ({width: document.documentElement.width.baseVal.value,"
                " height: document.documentElement.height.baseVal.value})"))
            shown = opened(page.screenshot())
            for name, draw in present:
                with tally.guarded(f"{file.stem}: {name} draws it"):
                    measured = compare(tally, f"{file.stem}: {name} is like Chromium", opened(draw(file)), shown)
                    worst[name] = tuple(map(max, worst[name], measured))
    for name, (mean, far) in worst.items():
        print(f"{name}: largest mean difference {mean:.2f} of 255, at most {far:.1%} of the squares far off")
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
