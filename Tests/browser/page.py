"""The report's page in Chromium: wide, on a phone, dark, printed, with scripts off, by keyboard, mouse
and touch.

usage: page.py [DIRECTORY]        the report to look at; otherwise the one in .test-output/report

How the page marks chapters, scrubbers and figures that move: the selectors in contract.py.
Screenshots stay in .test-output/page/.
"""

import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import contract
import moments
import reading
import scrubbing
from browser import chromium, opened
from sound import accessible, not_too_wide
from tally import OUTPUT, REPORT, Tally

WIDE = {"width": 1400, "height": 900}
PHONE = {"width": 400, "height": 800}
PICTURES = OUTPUT / "page"


def readable(tally, page, name):
    """Nothing scrolls sideways, and no text of a figure is smaller than nine pixels."""
    not_too_wide(tally, page, name)
    tally.none(page.evaluate(contract.SMALL_TEXT), f"{name}: text in figures is at least 9 px")


def pictures(page, name):
    """Every chapter in the two shapes of the page; else one: a picture of a whole chapter takes seconds."""
    sections = page.locator(contract.CHAPTER).all()
    for section in sections if name in ("wide", "phone") else sections[:1]:
        section.screenshot(path=PICTURES / f"{name}-{section.get_attribute('id')}.png")
    page.evaluate("() => scrollTo(0, 0)")
    page.screenshot(path=PICTURES / f"{name}-first-screen.png")


def look(tally, browser, address, name, **options):
    """One way to look at the page."""
    context, page, problems = opened(browser, address, **options)
    readable(tally, page, name)
    scrolling = reading.wide_figures(tally, page, name)
    tally.check((scrolling > 0) == name.startswith("phone"), f"{name}: figures scroll on a phone only",
                f"{scrolling} scroll")
    accessible(tally, page, name)
    pictures(page, name)
    tally.none(problems, f"{name}: no error and no request")
    context.close()


def wide_and_used(tally, browser, address, folder):
    """At a desk: structure, links, copy buttons, scrubbers by keyboard and by mouse."""
    context, page, problems = opened(browser, address, viewport=WIDE)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    contract.structure(tally, page, folder)
    contract.links(tally, page, folder)
    scrubbing.by_keyboard(tally, page)
    scrubbing.by_mouse(tally, page)
    reading.scrubbers_stay_with_their_figures(tally, page)
    # Pictures out of sight wait only while something moves: a picture of the whole page has them all.
    page.wait_for_timeout(600)
    tally.none(page.evaluate(contract.LEFT_OUT), "used: no picture is left out")
    contract.copying(tally, page)
    tally.none(problems, "used: no error and no request")
    context.close()


def read(tally, browser, address):
    """At a desk again, as it was loaded: definitions and quizzes."""
    context, page, problems = opened(browser, address, viewport=WIDE)
    reading.definitions(tally, page, lambda name: accessible(tally, page, name))
    reading.quizzes(tally, page)
    moments.points(tally, page)
    moments.layers(tally, page)
    accessible(tally, page, "answered, one layer")
    moments.addresses(tally, page, address)
    tally.none(problems, "reading: no error and no request")
    context.close()


def touched(tally, browser, address):
    context, page, problems = opened(
        browser, address, viewport=PHONE, has_touch=True, is_mobile=True)
    scrubbing.by_touch(tally, context, page)
    reading.scrubbers_stay_with_their_figures(tally, page)
    page.evaluate("() => scrollTo(0, 0)")
    reading.definitions_by_touch(tally, page)
    tally.none(problems, "touch: no error and no request")
    context.close()


def without_scripts(tally, browser, address):
    """With scripts off the page is complete: the same words and figures, and no dead control."""
    context, page, _ = opened(browser, address, viewport=WIDE)
    expected = page.evaluate(contract.WORDS)
    figures = page.locator("figure").count()
    context.close()
    context, page, problems = opened(
        browser, address, viewport=WIDE, java_script_enabled=False)
    words = page.evaluate(contract.WORDS)
    missing = sorted(set(expected) - set(words))
    tally.none(missing, "scripts off: all words are there", shown=3)
    tally.check(len(words) > 20, "scripts off: there are words", str(len(words)))
    tally.none(page.evaluate(contract.HIDDEN_WORDS), "scripts off: all words are visible", shown=3)
    shown = sum(picture.is_visible() for picture in page.locator("figure svg[role=img]").all())
    tally.check(shown == figures > 0, "scripts off: all figures are visible", f"{shown} of {figures}")
    dead = [one for one in page.locator(f"{contract.SCRUBBER}, {contract.SCRIPTED}, button").all() if one.is_visible()]
    tally.check(not dead, "scripts off: no control is shown that does nothing", f"{len(dead)} are")
    pictures(page, "no-scripts")
    tally.none(problems, "scripts off: no error and no request")
    context.close()


def printed(tally, browser, address):
    context, page, problems = opened(browser, address, viewport=WIDE)
    questions = page.locator(f"{contract.CHAPTER} :is(h1, h2)").all_inner_texts()
    titles = page.locator("figure figcaption").count()
    target = PICTURES / "page.pdf"
    page.pdf(path=target, format="A4", prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", str(target), "-"], capture_output=True, text=True).stdout
    squeezed = re.sub(r"\W+", "", text)
    missing = [one for one in questions if re.sub(r"\W+", "", one) not in squeezed]
    tally.none(missing, "printed: every chapter's question is on paper")
    info = subprocess.run(["pdfinfo", str(target)], capture_output=True, text=True).stdout
    pages = int(re.search(r"^Pages:\s+(\d+)", info, re.M)[1])
    print(f"printed: {pages} pages, {titles} figures")
    tally.check(0 < pages <= 4 + 2 * titles, "printed: a sensible number of pages", str(pages))
    images = subprocess.run(["pdfimages", "-list", str(target)], capture_output=True, text=True).stdout
    tally.check(len(images.splitlines()) <= 2, "printed: figures stay vectors", images[:200])
    tally.none(problems, "print: no error and no request")
    context.close()


def main(arguments):
    tally = Tally()
    folder = pathlib.Path(arguments[0]) if arguments else REPORT
    file = folder / "index.html"
    if not file.is_file():
        tally.check(False, "there is a report", str(file))
        return tally.finish()
    address = file.resolve().as_uri()
    PICTURES.mkdir(parents=True, exist_ok=True)
    looks = {"wide": {"viewport": WIDE}, "wide-dark": {"viewport": WIDE, "color_scheme": "dark"},
             "phone": {"viewport": PHONE}, "phone-dark": {"viewport": PHONE, "color_scheme": "dark"}}
    with chromium() as browser:
        for name, options in looks.items():
            with tally.guarded(name):
                look(tally, browser, address, name, **options)
        for part, more in ((wide_and_used, [folder]), (read, []), (touched, []), (without_scripts, []), (printed, [])):
            with tally.guarded(part.__name__):
                part(tally, browser, address, *more)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
