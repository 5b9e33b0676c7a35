"""What a chapter shows stands in the address: its step and the layer that is looked at; and single points."""

from browser import settle
from contract import CHAPTER, LINKED, SCRUBBER

# Of the figures of a chapter: how many parts of the layer are seen plainly, and how many of the others.
# Pictures out of sight wait with their looks; there the attribute counts.
LAYERS = """([chapter, layer]) => Array.from(
  document.querySelectorAll(`#${chapter} figure`), figure => {
  const parts = Array.from(figure.querySelectorAll('[data-layer]'));
  const box = figure.getBoundingClientRect();
  const isSeen = box.bottom > 0 && box.top < innerHeight;
  const off = part => !isSeen ? part.hasAttribute('data-off') : part.matches('.gf-veil')
    ? parseFloat(getComputedStyle(part).opacity) > 0.5 : parseFloat(getComputedStyle(part).opacity) < 0.5;
  const own = parts.filter(part => part.dataset.layer === layer);
  const others = parts.filter(part => part.dataset.layer !== layer);
  return [figure.id, own.length, own.filter(off).length, others.length, others.filter(off).length];
}).filter(([, own]) => own > 0)"""
TOP = "id => document.getElementById(id).getBoundingClientRect().top"


def told(page, chapter):
    return page.locator(f"#{chapter} {SCRUBBER}").get_attribute("aria-valuetext")


def waited(page):
    page.wait_for_timeout(250)
    return page.evaluate("() => location.hash")


def addresses(tally, page, address):
    """An address with a moment shows it, moving rewrites the address, and going back shows what was there."""
    steps = page.evaluate("chapter => document.querySelector(`#${chapter} .scrubber`).dataset.steps", "training")
    third, tenth = steps.split()[3], steps.split()[10]
    page.goto(f"{address}#training/step={third}/layer=2")
    page.reload()
    settle(page)
    tally.check(told(page, "training").startswith(f"step {third} "), "an address shows its step when it is opened")
    tally.check(page.locator("#training select[data-layers]").input_value() == "2", "and its layer")
    tally.check(abs(page.evaluate(TOP, "training")) < 90, "and its chapter")
    fades(tally, page, "training", "2", "an address")

    length = page.evaluate("() => history.length")
    page.locator(f"#training {SCRUBBER}").focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    now = steps.split()[15]
    tally.check(waited(page) == f"#training/step={now}/layer=2", "moving the slider rewrites the address", page.url[-60:])
    tally.check(page.evaluate("() => history.length") == length, "and makes no entry of the history")

    page.evaluate("address => { location.hash = address; }", f"training/step={tenth}")
    settle(page)
    tally.check(told(page, "training").startswith(f"step {tenth} "), "an address that changes shows its step")
    tally.check(page.locator("#training select[data-layers]").input_value() == "", "and no layer where none is named")
    page.evaluate("() => { location.hash = 'dead-relu'; }")
    page.locator("#training [data-action=next]").click()
    waited(page)
    page.go_back()
    page.wait_for_timeout(300)
    tally.check(told(page, "training").startswith(f"step {tenth} "), "going back shows what was there", page.url[-60:])
    figure = page.locator(f"#training {LINKED}").last.get_attribute("id")
    page.goto(f"{address}#{figure}/step={third}")
    page.wait_for_timeout(200)
    tally.check(-1 < page.evaluate(TOP, figure) < 200 and told(page, "training").startswith(f"step {third} "),
                "an address can name a figure")
    for wrong in ("training/step=99999999", "training/step=", "training/step=-3", "nothing/step=3", "training/layer=99",
                  "training/step=3/step=4", "%00/step=1", "training//"):
        page.evaluate("address => { location.hash = address; }", wrong)
        settle(page)
    tally.check(page.locator("#training select[data-layers]").input_value() == "", "a layer that is not there is none")


def fades(tally, page, chapter, layer, how):
    page.wait_for_timeout(400)
    figures = page.evaluate(LAYERS, [chapter, layer])
    least = 4 if chapter == "training" else 1
    tally.check(len(figures) >= least, f"{chapter}: at least {least} figures know layer {layer}", str(figures))
    wrong = [name for name, _, own_off, others, others_off in figures if own_off or others_off != others]
    tally.none(wrong, f"{chapter}, {how}: all layers but {layer} step back in every figure")


def layers(tally, page):
    """Choosing a layer by keyboard, pointing at it, and clicking on it."""
    for chapter in page.locator(f"{CHAPTER}:has(select[data-layers])").all():
        name = chapter.get_attribute("id")
        choice = chapter.locator("select[data-layers]")
        choice.focus()
        page.keyboard.press("ArrowDown")
        fades(tally, page, name, "1", "by keyboard")
        tally.check(waited(page).endswith("/layer=1"), f"{name}: the layer stands in the address", page.url[-50:])
        page.keyboard.press("Home")
        page.wait_for_timeout(400)
        still = [figure for figure, _, _, _, off in page.evaluate(LAYERS, [name, "1"]) if off]
        tally.none(still, f"{name}: all layers come back")
        tally.check("layer" not in waited(page), f"{name}: and go from the address")
        part = chapter.locator(".picture:visible .gf-veil[data-layer='2']").first
        part.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 300)")
        settle(page)
        part.hover(force=True)
        fades(tally, page, name, "2", "by pointing")
        page.mouse.move(3, 3)
        page.wait_for_timeout(500)
        tally.none([one for one, _, _, _, off in page.evaluate(LAYERS, [name, "2"]) if off],
                   f"{name}: pointing elsewhere ends it")
        part.click(force=True)
        page.mouse.move(3, 3)
        fades(tally, page, name, "2", "by a click")
        part.click(force=True)


def points(tally, page):
    """The numbers of a unit: at the unit for the pointer, in the list for the keyboard, and with the step."""
    figures = page.locator("figure:has(select[data-points])").all()
    tally.check(figures, "some figure tells about its points")
    for figure in figures:
        name = figure.get_attribute("id")
        choice, output = figure.locator("select[data-points]"), figure.locator(".points output")
        card = page.locator("#definition")
        choice.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        text = output.inner_text()
        tally.check("φ(z) =" in text and "{" not in text, f"{name}: the keyboard shows a unit's numbers", text)
        marked = figure.locator("[data-chosen]").evaluate_all("all => all.map(one => one.dataset.point)")
        tally.check(set(marked) == {"1"}, f"{name}: and marks it", str(marked))
        dot = figure.locator(".picture:not(.slim) [data-point='1']").first
        dot.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 300)")
        settle(page)
        box = dot.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(400)
        tally.check(text in card.text_content(), f"{name}: the pointer shows the same", card.text_content()[:90])
        page.mouse.move(2, 2)
        page.wait_for_timeout(500)
        tally.check(not card.is_visible(), f"{name}: it goes with the pointer")
        scrubber = figure.locator("xpath=ancestor::section").locator(SCRUBBER)
        scrubber.focus()
        page.keyboard.press("Home")
        settle(page)
        first = output.inner_text()
        page.keyboard.press("End")
        settle(page)
        tally.check(first != output.inner_text(), f"{name}: the numbers move with the step", first)
