"""What helps to read: figures that say that they go on, definitions in place, quizzes that answer."""

from browser import settle
from contract import CHAPTER, SCRUBBER

CARD = "#definition"
# Of every figure in sight: whether it overflows, fades, says so, and how much smaller it is than it was drawn.
OVERFLOWS = """() => Array.from(document.querySelectorAll('figure'))
  .filter(figure => figure.checkVisibility())
  .map(figure => {
    const frame = Array.from(figure.querySelectorAll('.picture')).find(one => one.checkVisibility());
    const svg = frame.querySelector('svg');
    const narrow = Array.from(figure.querySelectorAll('.narrow'));
    return {
      id: figure.id, wider: frame.scrollWidth > frame.clientWidth,
      fades: getComputedStyle(frame).maskImage !== 'none', focusable: frame.tabIndex === 0,
      says: narrow.length > 0 && narrow.every(one => one.checkVisibility()),
      fits: frame.matches('.slim'),
      silent: narrow.every(one => one.getAttribute('aria-hidden') === 'true'),
      label: frame.getAttribute('aria-label') ?? '',
      title: figure.querySelector('.finding')?.textContent === svg.querySelector('title').textContent,
      scale: svg.getBoundingClientRect().width / svg.viewBox.baseVal.width,
    };
  })"""
# The end of every table can be scrolled to, with the first column in sight.
TABLES = """() => Array.from(document.querySelectorAll('.scroll'))
  .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth)
  .filter(one => {
    one.scrollLeft = one.scrollWidth;
    const box = one.getBoundingClientRect();
    const cells = one.querySelector('tbody tr').cells;
    const first = cells[0].getBoundingClientRect(), last = cells[cells.length - 1].getBoundingClientRect();
    one.scrollLeft = 0;
    return last.right > box.right + 1 || last.left < first.right - 1 || first.left < box.left - 1;
  }).map(one => one.getAttribute('aria-label'))"""


def wide_figures(tally, page, name):
    """A figure that is wider than its place says so, and no other does."""
    figures = page.evaluate(OVERFLOWS)
    for figure in figures:
        faults = [fault for fault, holds in {
            "hint": figure["says"] != figure["wider"],
            "fade": figure["fades"] != figure["wider"],
            "keyboard": figure["wider"] and not figure["focusable"],
            "label": not figure["label"],
            "title": not figure["title"] or not figure["silent"],
            "drawn smaller": figure["scale"] < 0.999,
        }.items() if holds]
        tally.none(faults, f"{name}: {figure['id']} says whether it goes on sideways")
    tally.none(page.evaluate(TABLES), f"{name}: the last column of every table can be reached")
    return sum(figure["wider"] for figure in figures)


def definitions(tally, page, accessible):
    """Pointing at a term, or reaching it by keyboard, shows its definition; leaving and Escape hide it."""
    card = page.locator(CARD)
    terms = page.locator(f"{CHAPTER} p.answer a.term")
    tally.check(terms.count() > 1 and not card.is_visible(), "no definition is shown without being asked")
    for term in (terms.nth(0), terms.nth(1)):
        name = term.inner_text()
        term.hover()
        page.wait_for_timeout(400)
        tally.check(told(page, term) in card.text_content(), f"{name}: pointing shows the definition")
        tally.check(near(card, term), f"{name}: the definition stands beside the term")
        tally.check(term.get_attribute("aria-describedby") == "definition", f"{name}: it describes the term")
    accessible("a definition is shown")
    card.hover()
    page.wait_for_timeout(400)
    tally.check(card.is_visible(), "the definition stays under the pointer")
    page.mouse.move(2, 2)
    card.wait_for(state="hidden")
    address = page.url
    page.locator("a.skip").focus()
    page.keyboard.press("Tab")
    tally.check(card.is_visible() and told(page, page.locator("a.term:focus")) in card.text_content(),
                "the keyboard shows the definition")
    page.keyboard.press("Escape")
    tally.check(not card.is_visible() and page.locator("a.term:focus").count() == 1,
                "Escape hides it and stays at the term")
    page.keyboard.press("Enter")
    tally.check(page.url.startswith(address.split("#")[0] + "#term-"), "Enter follows the link")


def told(page, term):
    """What the glossary says about a term."""
    return page.evaluate("hash => document.querySelector(hash + ' dd').textContent",
                         term.get_attribute("href"))


def near(card, term):
    one, other = card.bounding_box(), term.bounding_box()
    gap = max(one["y"] - other["y"] - other["height"], other["y"] - one["y"] - one["height"])
    return gap < 40 and one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]


def definitions_by_touch(tally, page):
    card = page.locator(CARD)
    term = page.locator(f"{CHAPTER} p.answer a.term").first
    address = page.url
    term.tap()
    card.wait_for(state="visible")
    tally.check(told(page, term) in card.text_content() and page.url == address,
                "a tap shows the definition and does not travel")
    page.locator("h1").tap()
    card.wait_for(state="hidden")
    tally.check(True, "a tap elsewhere hides it")


def scrubbers_stay_with_their_figures(tally, page):
    for chapter in page.locator(f"{CHAPTER}:has({SCRUBBER})").all():
        name = chapter.get_attribute("id")
        bar = chapter.locator(".scrubber")
        linked = chapter.locator("figure[data-linked]:visible").last
        linked.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 100)")
        settle(page)
        # At the top of the window, or still above the figure where it is the only one.
        tally.check(-1 < bar.bounding_box()["y"] < 100, f"{name}: the scrubber is there at its last figure")
        height = bar.bounding_box()["height"]
        tally.check(height < 60, f"{name}: the scrubber is one line tall", f"{height:.0f} px")
        chapter.locator(".quiz").evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY)")
        settle(page)
        box = bar.bounding_box()
        tally.check(box["y"] + box["height"] <= 0, f"{name}: the scrubber does not stand over the quiz", str(box))


def quizzes(tally, page):
    """Choosing unfolds the answer and judges it; the arrow keys only move through the choices."""
    for chapter in page.locator(CHAPTER).all():
        name = chapter.get_attribute("id")
        quiz = chapter.locator(".quiz")
        answer, verdict = quiz.locator("details"), quiz.locator("[role=status]")
        wrong, right = quiz.locator(".choice:not(.right)").first, quiz.locator(".choice.right")

        def shown():
            return answer.evaluate("one => one.open"), verdict.inner_text().split(":")[0]

        quiz.locator("input").first.focus()
        page.keyboard.press("ArrowDown")
        tally.check(shown() == (False, ""), f"{name}: an arrow key does not give the answer away", str(shown()))
        page.keyboard.press("Enter")
        tally.check(shown()[0] and shown()[1], f"{name}: Enter answers", str(shown()))
        answer.locator("summary").click()
        wrong.locator("label").click()
        tally.check(shown() == (True, "Wrong"), f"{name}: a wrong choice is called wrong", str(shown()))
        right.locator("label").click()
        tally.check(shown() == (True, "Right"), f"{name}: the right choice is called right", str(shown()))
