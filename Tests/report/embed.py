"""Every snippet of embed.md in the tool that it is for: the figure must really be in what comes out.

usage: embed.py [DIRECTORY]        a report; otherwise the one in .test-output/report is taken

Markdown and HTML go through pandoc and nbconvert into Chromium, LaTeX and Markdown through pandoc and LaTeX
into PDF, Typst into PDF. Needs pandoc, LaTeX, and from PyPI nbconvert, ipykernel and typst (Tests/longer.sh).
"""

import base64
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from browser import chromium
from tally import OUTPUT, REPORT, Tally

PLACE = OUTPUT / "embed"
IMAGES = """() => Array.from(document.images, image =>
  [image.alt, image.complete && image.naturalWidth, image.naturalHeight])"""


def sections(text):
    """Name of figure to {language: snippet}, as the file has them."""
    found = {}
    for part in re.split(r"^## ", text, flags=re.M)[1:]:
        name = re.match(r"`([a-z0-9-]+)`", part)[1]
        blocks = re.findall(r"^(`{3,})(\w+)\n(.*?)\n\1$", part, re.M | re.S)
        found[name] = {language: code for _, language, code in blocks}
    return found


def run(*command, **options):
    done = subprocess.run([str(one) for one in command], cwd=PLACE, capture_output=True, text=True,
                          errors="replace", timeout=600, **options)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {(done.stdout + done.stderr)[-400:]}")
    return done.stdout


def drawn_words(name):
    """What a reader reads in the figure."""
    svg = (PLACE / "figures" / f"{name}.svg").read_text(encoding="utf-8")
    texts = [html.unescape(one) for one in re.findall(r"<text[^>]*>([^<]+)</text>", svg)]
    return {word for text in texts for word in re.findall(r"[A-Za-z]{4,}", text)}


def in_pdf(tally, file, figures, tool):
    """Every figure's own words stand in the PDF, as text: nothing was made pixels of."""
    words = set(re.findall(r"[A-Za-z]{4,}", run("pdftotext", file, "-")))
    for name in figures:
        wanted = drawn_words(name)
        there = wanted & words
        tally.check(wanted and len(there) >= 0.9 * len(wanted), f"{tool}: {name} is in the PDF, as text",
                    f"missing {sorted(wanted - words)[:5]} of {len(wanted)}")
    images = run("pdfimages", "-list", file).splitlines()
    tally.check(len(images) <= 2, f"{tool}: figures stay vectors", f"{len(images) - 2} bitmaps")


def in_page(tally, browser, file, figures, tool):
    """Every figure is loaded, and has its alternative text."""
    page = browser.new_page()
    page.goto(file.resolve().as_uri())
    images = page.evaluate(IMAGES)
    tally.check(len(images) >= len(figures), f"{tool}: as many pictures as figures", f"{len(images)} of {len(figures)}")
    tally.none([alt[:40] for alt, width, height in images if not width or not height],
               f"{tool}: every picture is loaded")
    said = {re.sub(r"\s+", " ", alt).strip() for alt, _, _ in images}
    missing = [name for name, snippets in figures.items()
               if re.sub(r"\s+", " ", alternative(snippets)).strip() not in said]
    tally.none(missing, f"{tool}: every picture says what it shows")
    page.screenshot(path=PLACE / f"{tool}.png")
    page.close()


def alternative(snippets):
    return html.unescape(re.search(r'alt="([^"]*)"', snippets["html"])[1])


def markdown_to_html(tally, browser, figures):
    text = "\n\n".join(snippets["markdown"] for snippets in figures.values())
    (PLACE / "pandoc.md").write_text(text, encoding="utf-8")
    run("pandoc", "-s", "--metadata", "title=Figures", "-o", "pandoc.html", "pandoc.md")
    in_page(tally, browser, PLACE / "pandoc.html", figures, "pandoc to HTML")


def quarto_to_html(tally, browser, figures):
    """Quarto is pandoc with attributes on figures; the attributes must be read as such."""
    text = "\n\n".join(snippets["qmd"] for snippets in figures.values())
    (PLACE / "quarto.md").write_text(text, encoding="utf-8")
    run("pandoc", "-s", "--metadata", "title=Figures", "-o", "quarto.html", "quarto.md")
    made = (PLACE / "quarto.html").read_text(encoding="utf-8")
    missing = [name for name in figures if f'id="fig-{name}"' not in made]
    tally.none(missing, "Quarto's Markdown: every figure has its label")
    missing = [name for name, snippets in figures.items()
               if html.escape(alternative(snippets)).strip() not in re.sub(r"\s+", " ", made)]
    tally.none(missing, "Quarto's Markdown: every figure says what it shows")


def html_page(tally, browser, figures):
    body = "\n".join(snippets["html"] for snippets in figures.values())
    (PLACE / "plain.html").write_text(f"<!doctype html><meta charset=utf-8><title>x</title>{body}", encoding="utf-8")
    in_page(tally, browser, PLACE / "plain.html", figures, "HTML")


def notebook(tally, browser, figures):
    name, snippets = next(iter(figures.items()))
    cells = [{"cell_type": "markdown", "metadata": {}, "source": one["markdown"]} for one in figures.values()]
    cells.append({"cell_type": "code", "metadata": {}, "source": snippets["python"], "outputs": [],
                  "execution_count": None})
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    (PLACE / "notebook.ipynb").write_text(json.dumps(
        {"cells": cells, "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
         "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8")
    run(sys.executable, "-m", "nbconvert", "--to", "html", "--execute", "notebook.ipynb")
    in_page(tally, browser, PLACE / "notebook.html", figures, "nbconvert")
    made = (PLACE / "notebook.html").read_text(encoding="utf-8")
    drawn = [base64.b64decode(one) for one in re.findall(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", made)]
    # The kernel writes the file anew; its title stays what it was.
    title = re.search(r"<title>([^<]+)", (PLACE / "figures" / f"{name}.svg").read_text(encoding="utf-8"))[1]
    tally.check(any(html.unescape(title) in html.unescape(one.decode("utf-8", "replace")) for one in drawn),
                "nbconvert: the code cell draws its figure", f"{len(drawn)} pictures")


def markdown_to_pdf(tally, figures):
    text = "\n\n\\clearpage\n\n".join(snippets["markdown"] for snippets in figures.values())
    (PLACE / "paper.md").write_text(text, encoding="utf-8")
    run("pandoc", "--pdf-engine=xelatex", "-V", "mainfont=DejaVu Sans", "-o", "paper.pdf", "paper.md")
    in_pdf(tally, "paper.pdf", figures, "pandoc to PDF")


def latex(tally, figures):
    for name, snippets in figures.items():
        command = re.search(r"^% (rsvg-convert .*)$", snippets["latex"], re.M)[1]
        run("sh", "-c", command)
    body = "\n\\clearpage\n".join(snippets["latex"] for snippets in figures.values())
    (PLACE / "latex.tex").write_text(
        "\\documentclass{article}\n\\usepackage{graphicx}\n\\begin{document}\n" + body + "\n\\end{document}\n",
        encoding="utf-8")
    run("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "latex.tex")
    in_pdf(tally, "latex.pdf", figures, "pdfLaTeX")
    log = (PLACE / "latex.log").read_text(encoding="utf-8", errors="replace")
    tally.none(re.findall(r"Missing character: [^\n]*", log), "pdfLaTeX: no character of a caption is missing")


def typst(tally, figures):
    import typst as compiler
    body = "\n#pagebreak()\n".join(snippets["typst"] for snippets in figures.values())
    (PLACE / "typst.typ").write_text(body, encoding="utf-8")
    compiler.compile(str(PLACE / "typst.typ"), output=str(PLACE / "typst.pdf"))
    in_pdf(tally, "typst.pdf", figures, "Typst")


def main(arguments):
    tally = Tally()
    report = pathlib.Path(arguments[0]) if arguments else REPORT
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    shutil.copytree(report / "figures", PLACE / "figures")
    figures = sections((report / "embed.md").read_text(encoding="utf-8"))
    tally.check(len(figures) >= 3, "embed.md has figures", str(len(figures)))
    with chromium() as browser:
        for part in (markdown_to_html, quarto_to_html, html_page, notebook):
            with tally.guarded(part.__name__):
                part(tally, browser, figures)
    for part in (markdown_to_pdf, latex, typst):
        with tally.guarded(part.__name__):
            part(tally, figures)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
