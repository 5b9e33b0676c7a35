"""Screens of a lecture and sheets of exercises in Chromium: keys, places, paper, scripts off.

usage: editions.py        makes its own, of the chapters that have everything
"""

import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import contract
from browser import chromium, opened, settle
from sound import accessible, not_too_wide
from tally import BINARY, OUTPUT, Tally

PLACE = OUTPUT / "editions"
WALL = {"width": 1600, "height": 900}
PHONE = {"width": 400, "height": 800}
LESSONS = ["training", "statquest", "your-turn"]
EDITIONS = {"lecture": ["--layout", "lecture"], "sheet": ["--exercises-only"],
            "unsolved": ["--exercises-only", "--solutions", "off"],
            "unsolved-lecture": ["--layout", "lecture", "--exercises-only", "--solutions", "off"]}
# The screen that begins at the top of the window; none where the window stands between two.
SHOWN = """() => Array.from(document.querySelectorAll('[data-screen]'))
  .findIndex(one => Math.abs(one.getBoundingClientRect().top) < 2)"""
SIZES = """() => Array.from(document.querySelectorAll('[data-screen]'), one =>
  [one.id, one.getBoundingClientRect().height / innerHeight, one.querySelectorAll('figure').length])"""


def make(name, options):
    lessons = [word for lesson in LESSONS for word in ("--lesson", lesson)]
    subprocess.run([str(BINARY), "report", "--quick", "--quiet", *lessons, *options, "-o", str(PLACE / name)],
                   check=True, capture_output=True, timeout=300)
    return (PLACE / name / "index.html").resolve().as_uri()


def sound(tally, page, name):
    accessible(tally, page, name)
    not_too_wide(tally, page, name)
    ids = page.evaluate("() => Array.from(document.querySelectorAll('[id]'), one => one.id)")
    tally.none(sorted({one for one in ids if ids.count(one) > 1}), f"{name}: ids are unique")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)
        settle(page)
    return page.evaluate(SHOWN)


def keys(tally, browser, address):
    """Every key that goes on goes on by one screen, whatever has been touched before."""
    context, page, problems = opened(browser, address, viewport=WALL)
    count = page.locator("[data-screen]").count()
    sizes = page.evaluate(SIZES)
    tally.none([one for one in sizes if one[2] > 1], "lecture: at most one figure on a screen")
    tally.check(sum(one[1] <= 1.01 for one in sizes) >= 0.75 * count, "lecture: screens fit the wall",
                str([one for one in sizes if one[1] > 1.01]))
    tally.check(page.evaluate(SHOWN) == 0, "lecture: it begins with the first screen")
    fits = [index for index, one in enumerate(sizes) if one[1] <= 1.005]
    start = next(index for index in fits if index + 1 in fits and index > 0)
    for forth, back in (("ArrowRight", "ArrowLeft"), ("ArrowDown", "ArrowUp"), ("PageDown", "PageUp"),
                        ("Space", "Shift+Space")):
        page.evaluate("index => document.querySelectorAll('[data-screen]')[index].scrollIntoView()", start)
        settle(page)
        tally.check(press(page, forth) == start + 1, f"lecture: {forth!r} goes on", str(page.evaluate(SHOWN)))
        tally.check(press(page, back) == start, f"lecture: {back!r} goes back", str(page.evaluate(SHOWN)))
    tally.check(press(page, "End") == count - 1, "lecture: End goes to the last screen")
    tally.check(press(page, "ArrowRight") == count - 1, "lecture: which is the last")
    tally.check(press(page, "Home") == 0, "lecture: Home goes to the first screen")
    seen = {press(page, "PageDown") for _ in range(2 * count)}
    tally.none(sorted(set(range(1, count)) - seen), "lecture: PageDown alone reaches every screen")
    page.wait_for_timeout(250)
    place = page.url.split("#")[1]
    page.reload()
    settle(page)
    tally.check(page.evaluate(SHOWN) == count - 1, "lecture: the address leads back to the screen", place)

    slider = page.locator(contract.SCRUBBER).first
    slider.scroll_into_view_if_needed()
    slider.focus()
    before = slider.input_value()
    where = page.evaluate(SHOWN)
    press(page, "ArrowLeft")
    tally.check(slider.input_value() != before and page.evaluate(SHOWN) == where,
                "lecture: an arrow key on the slider moves the step, not the screen")
    tally.check(press(page, "PageDown") != where or page.evaluate("() => scrollY") > 0,
                "lecture: a presenter goes on from there, too")
    radio = page.locator("input[type=radio]").first
    radio.focus()
    where = page.evaluate("() => scrollY")
    press(page, "ArrowDown")
    tally.check(page.evaluate("() => scrollY") == where, "lecture: arrow keys choose among answers")
    tally.none(page.evaluate(contract.SMALL_TEXT), "lecture: text in figures is at least 9 px")
    sizes = page.evaluate("""() => Array.from(document.querySelectorAll('.screen :is(h1, h2, h3, li, p:not(.place, .label))'))
      .filter(one => one.checkVisibility() && one.textContent.trim()
        && parseFloat(getComputedStyle(one).fontSize) < 17)
      .map(one => one.textContent.slice(0, 40))""")
    tally.none(sizes, "lecture: the type is large")
    sound(tally, page, "lecture")
    for index in range(count):
        page.evaluate("index => document.querySelectorAll('[data-screen]')[index].scrollIntoView()", index)
        page.screenshot(path=PLACE / f"lecture-{index + 1:02}.png")
    tally.none(problems, "lecture: no error and no request")
    context.close()


def elsewhere(tally, browser, address):
    """On a phone, in the dark, with scripts off, on paper."""
    context, page, problems = opened(browser, address, viewport=PHONE, color_scheme="dark")
    sound(tally, page, "lecture, phone")
    page.screenshot(path=PLACE / "lecture-phone.png")
    count = page.locator("[data-screen]").count()
    context.close()
    context, page, problems = opened(browser, address, viewport=WALL, java_script_enabled=False)
    shown = [one.is_visible() for one in page.locator("[data-screen]").all()]
    tally.check(len(shown) == count and all(shown), "lecture, scripts off: all screens are there")
    dead = [one for one in page.locator(f"{contract.SCRIPTED}, button").all() if one.is_visible()]
    tally.check(not dead, "lecture, scripts off: no control is shown that does nothing", f"{len(dead)} are")
    context.close()
    context, page, problems = opened(browser, address, viewport=WALL)
    target = PLACE / "lecture.pdf"
    page.pdf(path=target, prefer_css_page_size=True)
    info = subprocess.run(["pdfinfo", str(target)], capture_output=True, text=True).stdout
    pages = int(re.search(r"^Pages:\s+(\d+)", info, re.M)[1])
    width, height = map(float, re.search(r"^Page size:\s+([\d.]+) x ([\d.]+)", info, re.M).groups())
    tally.check(width > height, "lecture, printed: pages lie", info)
    words = subprocess.run(["pdftotext", "-layout", str(target), "-"], capture_output=True, text=True).stdout
    missing = [number for number in range(1, count + 1) if f"{number} / {count}" not in words]
    tally.none(missing, "lecture, printed: every screen is on paper")
    extra = len(re.findall(r"^\s*Words$", words, re.M)) and 8
    print(f"lecture: {count} screens, {pages} printed pages")
    tally.check(count <= pages <= 1.25 * count + extra, "lecture, printed: about a page for each screen",
                f"{pages} pages, {count} screens")
    tally.none(problems, "lecture, elsewhere: no error and no request")
    context.close()


def sheets(tally, browser, addresses):
    for name, address in addresses.items():
        context, page, problems = opened(browser, address, viewport=WALL)
        sound(tally, page, name)
        quizzes, exercises = page.locator(".quiz").count(), page.locator(".exercise").count()
        tally.check(quizzes == len(LESSONS) and exercises > 4, f"{name}: predictions and exercises",
                    f"{quizzes} and {exercises}")
        tally.check(page.locator("figure").count() == 0, f"{name}: no figure")
        solved = page.locator(".quiz details, .exercise details").count()
        tally.check(solved == (0 if "unsolved" in name else quizzes + exercises), f"{name}: solutions", str(solved))
        if "unsolved" in name:
            values = set(page.evaluate("() => Array.from(document.querySelectorAll('input[type=radio]'), e => e.value)"))
            tally.check(values == {"other"}, f"{name}: no choice is marked", str(values))
            page.locator(".choice label").first.click()
        page.pdf(path=PLACE / f"{name}.pdf", prefer_css_page_size=True)
        page.screenshot(path=PLACE / f"{name}.png", full_page=True)
        tally.none(problems, f"{name}: no error and no request")
        context.close()


def main():
    tally = Tally()
    PLACE.mkdir(parents=True, exist_ok=True)
    addresses = {}
    for name, options in EDITIONS.items():
        with tally.guarded(name):
            addresses[name] = make(name, options)
    with chromium() as browser:
        for part, arguments in ((keys, [addresses["lecture"]]), (elsewhere, [addresses["lecture"]]),
                                (sheets, [{name: addresses[name] for name in EDITIONS if name != "lecture"}])):
            with tally.guarded(part.__name__):
                part(tally, browser, *arguments)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
