"""How other programs draw an SVG file: as the bytes of a PNG, one pixel for each unit.

Programs are looked for on PATH (rsvg-convert, inkscape, soffice, firefox-esr, mutool, convert), Python packages in
this interpreter (cairosvg, resvg_py, typst, weasyprint, svglib).
"""

import functools
import importlib.util
import pathlib
import re
import shutil
import subprocess
import tempfile


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout


def through_file(name, *command):
    """A program that writes a file; `{}` in the command stands for its name."""
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder, name)
        subprocess.run([word.replace("{}", str(target)) for word in command], check=True, capture_output=True,
                       timeout=180, cwd=folder)
        return target.read_bytes()


def from_pdf(data):
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "page.pdf")
        page.write_bytes(data)
        return output_of("pdftoppm", "-r", "96", "-png", "-singlefile", str(page))


def size_of(file):
    return re.search(r'width="([\d.]+)" height="([\d.]+)"', file.read_text(encoding="utf-8")).groups()


def with_firefox(file):
    width, height = size_of(file)
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder, "out.png")
        pathlib.Path(folder, "user.js").write_text('user_pref("ui.prefersReducedMotion", 1);')
        # A page without margins, because a window that shows the file itself may be wider than it.
        page = pathlib.Path(folder, "page.html")
        page.write_text(f'<body style="margin:0"><img src="{file.as_uri()}" style="display:block">')
        subprocess.run(["firefox-esr", "--headless", "--profile", folder, "--screenshot", str(target),
                        f"--window-size={width},{height}", page.as_uri()], check=True, capture_output=True, timeout=120)
        return target.read_bytes()


def with_typst(file):
    import typst
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(file, pathlib.Path(folder, "figure.svg"))
        source = pathlib.Path(folder, "page.typ")
        width, height = size_of(file)
        source.write_text("#set page(width: auto, height: auto, margin: 0pt)\n"
                          f'#image("figure.svg", width: {width}pt, height: {height}pt)')
        return typst.compile(str(source), format="png", ppi=72.0)


def with_cairo(file):
    import cairosvg
    return cairosvg.svg2png(url=str(file))


def with_resvg(file):
    import resvg_py
    return bytes(resvg_py.svg_to_bytes(svg_path=str(file)))


def with_weasyprint(file):
    import weasyprint
    width, height = size_of(file)
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


def office(files):
    """LibreOffice needs seconds to start, and so draws all files at once."""
    @functools.cache
    def pages():
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
                            "pdf", "--outdir", folder, *map(str, files)], check=True, capture_output=True,
                           timeout=60 + 10 * len(files))
            return {page.stem: page.read_bytes() for page in pathlib.Path(folder).glob("*.pdf")}

    return lambda file: from_pdf(pages()[file.stem])


def programs(files):
    """Of every one its name, whether it is here, and how it draws one of the files."""
    here, package = shutil.which, importlib.util.find_spec
    magick = here("convert") and b"ImageMagick" in output_of("convert", "-version")
    return [
        ("rsvg-convert", here("rsvg-convert"), lambda file: output_of("rsvg-convert", str(file))),
        ("rsvg-convert to PDF", here("rsvg-convert"),
         lambda file: from_pdf(output_of("rsvg-convert", "-f", "pdf", str(file)))),
        ("Firefox", here("firefox-esr"), with_firefox),
        ("Inkscape", here("inkscape"), lambda file: through_file(
            "out.png", "inkscape", "--export-type=png", "--export-filename={}", str(file))),
        ("LibreOffice", here("soffice"), office(files)),
        ("MuPDF", here("mutool"), lambda file: through_file(
            "out.png", "mutool", "draw", "-r", "96", "-o", "{}", str(file))),
        ("ImageMagick", magick, lambda file: through_file("out.png", "convert", str(file), "{}")),
        ("CairoSVG", package("cairosvg"), with_cairo),
        ("resvg", package("resvg_py"), with_resvg),
        ("typst", package("typst"), with_typst),
        ("WeasyPrint", package("weasyprint"), with_weasyprint),
        ("svglib", package("svglib"), with_svglib),
    ]
