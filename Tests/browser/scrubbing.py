"""Moving each chapter's scrubber moves every linked figure, and moving it back restores them."""

from browser import settle
from contract import CHAPTER, LINKED, SCRUBBER

# The linked figures of a chapter as text, with attributes in alphabetical order: putting an attribute
# back must count as restored wherever in the element it lands.
WRITTEN = """([chapter, linked]) => {
  const write = node => {
    if (node.nodeType !== 1) return node.nodeType === 3 ? node.data : '';
    const attributes = Array.from(node.attributes, a => a.name + '=' + JSON.stringify(a.value)).sort();
    return '<' + [node.tagName, ...attributes].join(' ') + '>'
      + Array.from(node.childNodes, write).join('') + '</>';
  };
  const figures = document.getElementById(chapter).querySelectorAll(linked);
  return Object.fromEntries(Array.from(figures, figure =>
    [figure.id, write(Array.from(figure.querySelectorAll('.picture')).find(
      picture => getComputedStyle(picture).display !== 'none').querySelector('svg[role=img]'))]));
}"""


class Scrubber:
    """The scrubber of one chapter, with what it moves."""

    def __init__(self, page, chapter):
        self.page = page
        self.chapter = chapter
        self.input = page.locator(f"#{chapter} {SCRUBBER}")
        self.input.scroll_into_view_if_needed()
        self.home = self.value()

    def value(self):
        return float(self.input.input_value())

    def figures(self):
        settle(self.page)
        return self.page.evaluate(WRITTEN, [self.chapter, LINKED])

    def press(self, *keys):
        self.input.focus()
        for key in keys:
            self.page.keyboard.press(key)
        return self.figures()

    def point(self, share):
        """Where the thumb is when it stands at `share` of the way, in pixels of the window."""
        box = self.input.bounding_box()
        return box["x"] + 8 + share * (box["width"] - 16), box["y"] + box["height"] / 2

    def share(self):
        return self.input.evaluate("e => (e.value - (e.min || 0)) / ((e.max || 100) - (e.min || 0))")

    def restore(self):
        """Back to where it was, by keyboard only."""
        self.input.focus()
        self.page.keyboard.press("Home")
        while (before := self.value()) < self.home:
            self.page.keyboard.press("ArrowRight")
            if self.value() <= before:
                break
        return self.figures()


def scrubbers(tally, page):
    chapters = page.evaluate("""([chapter, scrubber, linked]) =>
      Array.from(document.querySelectorAll(chapter), one => [one.id,
        one.querySelectorAll(scrubber).length, one.querySelectorAll(linked).length])""",
                             [CHAPTER, SCRUBBER, LINKED])
    tally.check(any(count for _, count, _ in chapters), "some chapter can be scrubbed")
    for chapter, count, linked in chapters:
        tally.check(count == (1 if linked else 0), f"{chapter}: one scrubber if figures are linked, else none",
                    f"{count} scrubbers, {linked} linked figures")
        if count:
            yield Scrubber(page, chapter)


def unmoved(before, after):
    return sorted(name for name in before if before[name] == after.get(name))


def moved(before, after):
    return sorted(name for name in before if before[name] != after.get(name))


def by_keyboard(tally, page):
    for scrubber in scrubbers(tally, page):
        name = f"{scrubber.chapter}, keyboard"
        resting = scrubber.figures()
        tally.none(moved(resting, scrubber.restore()), f"{name}: the resting frame is the scrubber's own")
        first, last = scrubber.press("Home"), scrubber.press("End")
        tally.none(unmoved(first, last), f"{name}: every linked figure differs between Home and End")
        tally.none(moved(first, scrubber.press("Home")), f"{name}: Home restores the first frame")
        one = scrubber.press("ArrowRight")
        tally.check(moved(first, one), f"{name}: ArrowRight moves a step")
        tally.none(moved(first, scrubber.press("ArrowLeft")), f"{name}: ArrowLeft moves back")
        # Every frame on the way there must be the same on the way back; some of them tell.
        steps = min(12, int(scrubber.input.evaluate("e => (e.max - e.min) / (e.step || 1)")))
        there = [scrubber.press("Home")] + [scrubber.press("ArrowRight") for _ in range(steps)]
        back = [scrubber.figures()] + [scrubber.press("ArrowLeft") for _ in range(steps)]
        different = {figure for one, other in zip(there, reversed(back)) for figure in moved(one, other)}
        tally.none(sorted(different), f"{name}: frames are the same in both directions")
        told = scrubber.input.get_attribute("aria-valuetext") or ""
        tally.check(told.strip(), f"{name}: the scrubber says its step in words")
        tally.none(moved(resting, scrubber.restore()), f"{name}: going back restores every figure")


def far_from(share):
    return 0.9 if share < 0.5 else 0.1


def by_mouse(tally, page):
    for scrubber in scrubbers(tally, page):
        name = f"{scrubber.chapter}, mouse"
        before, start = scrubber.figures(), scrubber.share()
        page.mouse.move(*scrubber.point(start))
        page.mouse.down()
        page.mouse.move(*scrubber.point(far_from(start)), steps=8)
        page.mouse.up()
        tally.none(unmoved(before, scrubber.figures()), f"{name}: dragging moves every linked figure")
        tally.none(moved(before, scrubber.restore()), f"{name}: going back restores every figure")


def by_touch(tally, context, page):
    session = context.new_cdp_session(page)

    def touch(kind, *points):
        session.send("Input.dispatchTouchEvent", {
            "type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    for scrubber in scrubbers(tally, page):
        name = f"{scrubber.chapter}, touch"
        before, start = scrubber.figures(), scrubber.share()
        goal = far_from(start)
        touch("touchStart", scrubber.point(start))
        for step in range(1, 9):
            touch("touchMove", scrubber.point(start + (goal - start) * step / 8))
        touch("touchEnd")
        tally.none(unmoved(before, scrubber.figures()), f"{name}: dragging moves every linked figure")
        tally.none(moved(before, scrubber.restore()), f"{name}: going back restores every figure")
        box = scrubber.input.bounding_box()
        tally.check(box["height"] >= 24, f"{name}: tall enough for a finger", f"{box['height']:.0f} px")
