"""What every figure, chapter and link of the page must have; and the questions that are asked in the page."""

import json
import pathlib
import re
import urllib.parse

# How the page marks what moves; every script here finds it by these.
CHAPTER = "section[data-chapter]"
SCRUBBER = "input[type=range][data-scrubber]"
LINKED = "figure[data-linked]"
PATCHES = 'script[type="application/json"][data-patches="ID"]'
SCRIPTED = "[data-scripted]"

# All texts that a reader reads, in reading order. Controls and drawings are not among them.
WORDS = """() => Array.from(
  document.querySelectorAll('main :is(h1, h2, h3, h4, p, li, figcaption, caption, th, td, summary)'))
  .filter(one => !one.closest('svg, button, [data-scripted], [aria-hidden=true]'))
  .map(one => {
    const copy = one.cloneNode(true);
    copy.querySelectorAll('button, input, output, script, [data-scripted]').forEach(
      control => control.remove());
    return copy.textContent.replace(/\\s+/g, ' ').trim();
  }).filter(text => text)"""

# Of these, the ones that have no place on the page although no closed <details> hides them.
HIDDEN_WORDS = """() => Array.from(
  document.querySelectorAll('main :is(h1, h2, h3, h4, p, figcaption, summary)'))
  .filter(one => {
    const fold = one.closest('details:not([open])');
    return !(fold && !(one.tagName === 'SUMMARY' && one.parentElement === fold))
      && one.textContent.trim() && !one.closest('[data-scripted], [aria-hidden=true]')
      && !one.parentElement.closest('details:not([open])')
      && !one.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
  }).map(one => one.textContent.trim().slice(0, 60))"""

# Drawn size of the texts inside figures, where it is below nine CSS pixels.
SMALL_TEXT = """() => {
  const small = {};
  for (const text of document.querySelectorAll('figure svg text')) {
    const matrix = text.getScreenCTM();
    if (!matrix || !text.checkVisibility()) continue;
    const scale = Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));
    const size = parseFloat(getComputedStyle(text).fontSize) * scale;
    const name = text.closest('figure').id;
    if (size < 8.95) small[name] = Math.min(small[name] ?? 99, size);
  }
  return Object.entries(small).map(([name, size]) => `${name}: ${size.toFixed(1)} px`);
}"""

# What sticks out to the right, for the message of a page that scrolls sideways.
# The figures of which the browser skips a picture where it is out of sight.
LEFT_OUT = """() => Array.from(document.querySelectorAll('.picture > svg'))
  .filter(one => getComputedStyle(one).contentVisibility !== 'visible')
  .map(one => one.closest('figure')?.id)"""
TOO_WIDE = """() => Array.from(document.querySelectorAll('body *'))
  .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5 && !one.closest('svg svg, svg *'))
  .slice(0, 4).map(one => one.tagName + (one.id ? '#' + one.id : '') + '.' + one.className)"""

FIGURES = """([chapter, linked, patches]) => Array.from(document.querySelectorAll('figure'), figure => {
  const svg = figure.querySelector('svg[role=img]');
  const tools = figure.nextElementSibling;
  const text = selector => figure.querySelector(selector)?.textContent.trim() ?? '';
  return {
    id: figure.id,
    chapter: figure.closest(chapter)?.id ?? '',
    caption: text('figcaption').length,
    title: svg?.firstElementChild?.tagName === 'title' ? svg.firstElementChild.textContent.trim() : '',
    description: svg?.querySelector(':scope > desc')?.textContent.trim() ?? '',
    rows: tools.querySelectorAll('details table tbody tr').length,
    svg: Array.from(tools.querySelectorAll('a[href$=".svg"]'), link => link.getAttribute('href')),
    copies: Array.from(tools.querySelectorAll('button'), button =>
      button.textContent + ' ' + (button.getAttribute('aria-label') ?? '')).filter(t => /copy/i.test(t)).length,
    linked: figure.matches(linked),
    patches: document.querySelector(patches.replace('ID', figure.id))?.textContent ?? null,
  };
})"""


def structure(tally, page, folder):
    ids = page.evaluate("() => Array.from(document.querySelectorAll('[id]'), one => one.id)")
    tally.none(sorted({one for one in ids if ids.count(one) > 1}), "ids are unique")

    chapters = page.evaluate("""chapter => Array.from(document.querySelectorAll(chapter),
      one => [one.id, one.querySelector('h1, h2')?.textContent.trim() ?? ''])""", CHAPTER)
    tally.check(chapters, "the page has chapters")
    for slug, question in chapters:
        tally.check(re.fullmatch(r"[a-z][a-z0-9-]*", slug) and question, f"{slug}: has an id and a heading")

    figures = page.evaluate(FIGURES, [CHAPTER, LINKED, PATCHES])
    tally.check(figures, "the page has figures")
    on_disk = {path.stem for path in (folder / "figures").glob("*.svg")}
    tally.none(sorted(on_disk ^ {figure["id"] for figure in figures}),
               "the page and the figures folder have the same figures")
    for figure in figures:
        faults = [name for name, fault in {
            "no id": not figure["id"],
            "its id does not begin with its chapter's": not figure["id"].startswith(figure["chapter"] + "-"),
            "no caption": figure["caption"] < 20,
            "no title in its svg": not figure["title"],
            "no description in its svg": not figure["description"],
            "no table of its data": not figure["rows"],
            "no link to its svg": f"figures/{figure['id']}.svg" not in figure["svg"],
            "no copy button": not figure["copies"],
            "patches without being linked": figure["patches"] is not None and not figure["linked"],
            "linked without patches": figure["linked"] and not is_json(figure["patches"]),
        }.items() if fault]
        tally.none(faults, f"{figure['id']}: is complete")


def is_json(text):
    try:
        return bool(json.loads(text or ""))
    except ValueError:
        return False


def links(tally, page, folder):
    broken = []
    for target in sorted(set(page.evaluate(
            "() => Array.from(document.querySelectorAll('a[href]'), one => one.getAttribute('href'))"))):
        if target.startswith("#"):
            if target != "#" and not page.evaluate("id => !!document.getElementById(id)",
                                                  urllib.parse.unquote(target[1:])):
                broken.append(target)
        elif not re.match(r"(https|mailto|data|blob):", target):
            path = pathlib.Path(folder, urllib.parse.unquote(target.split("#")[0]))
            if target.startswith(("http:", "/", "file:")) or not path.exists():
                broken.append(target)
    tally.none(broken, "links inside the report resolve")
    asked = page.evaluate("""() => Array.from(document.querySelectorAll(
      ':is(link, script, img, source, iframe, video, audio)'), one => one.src || one.href || '')
      .filter(address => address && !/^(data|blob):/.test(address))""")
    tally.none(asked, "the page loads nothing beside itself")
    policy = page.evaluate("""() => document.querySelector(
      'meta[http-equiv="Content-Security-Policy"]')?.content ?? ''""")
    tally.check("default-src 'none'" in policy and "'unsafe-inline'" not in policy,
                "the page carries its own security policy", policy[:200])


def copying(tally, page):
    """Every copy button of the first figure of each chapter puts something about it on the clipboard."""
    page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for chapter in page.locator(CHAPTER).all():
        figure = chapter.locator("figure").first
        name = figure.get_attribute("id")
        buttons = [one for one in page.locator(f"#{name} + .tools button").all()
                   if re.search("copy", f"{one.text_content()} {one.get_attribute('aria-label')}", re.I)]
        for index, button in enumerate(buttons):
            page.evaluate("() => navigator.clipboard.writeText('')")
            button.click()
            page.wait_for_timeout(50)
            copied = page.evaluate("() => navigator.clipboard.readText()")
            tally.check(name in copied or "gradflow" in copied or "<svg" in copied,
                        f"{name}: copy button {index + 1} works", repr(copied[:80]))
