"""How fast the page is there and how smoothly it moves: first paint, frames while scrubbing, long tasks.

usage: speed.py [DIRECTORY]        the report to look at; otherwise the one in .test-output/report

Every scrubber is moved as fast as the browser draws, there and back twice. It needs a machine with
nothing else to do; the numbers of a busy one are those of its other work.
"""

import pathlib
import statistics
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from browser import chromium, settle
from contract import CHAPTER, SCRUBBER
from tally import REPORT, Tally

FIRST_PAINT = 1000
FEWEST_FRAMES = 50
LONGEST_TASK = 100

PAINTED = """() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"""
# Moves the slider by one frame each time the browser draws; then what lay between drawings, in ms.
SCRUB = """async chapter => {
  const range = document.querySelector(`#${CSS.escape(chapter)} input[data-scrubber]`);
  const last = Number(range.max), there = Array.from({length: last + 1}, (_, index) => index);
  const way = [...there, ...[...there].reverse(), ...there, ...[...there].reverse()];
  const drawn = () => new Promise(done => requestAnimationFrame(done));
  const tasks = [];
  const observer = new PerformanceObserver(list => tasks.push(...list.getEntries().map(one => one.duration)));
  observer.observe({type: 'longtask'});
  const rest = range.value;
  const move = value => { range.value = value; range.dispatchEvent(new Event('input', {bubbles: true})); };
  move(0);
  for (let wait = 0; wait < 10; wait += 1) await drawn();
  const gaps = [];
  let before = await drawn();
  for (const value of way) {
    move(value);
    const now = await drawn();
    gaps.push(now - before);
    before = now;
  }
  await new Promise(done => setTimeout(done, 200));
  tasks.push(...observer.takeRecords().map(one => one.duration));
  observer.disconnect();
  move(rest);
  return {gaps, tasks};
}"""


def first_paint(tally, browser, address):
    """The median of five loads, each in a context of its own."""
    times = []
    for _ in range(5):
        context = browser.new_context(viewport={"width": 1400, "height": 900})
        page = context.new_page()
        page.goto(address)
        settle(page)
        times.append(page.evaluate(PAINTED))
        context.close()
    painted = statistics.median(times)
    print(f"first paint: {painted:.0f} ms, median of {len(times)} ({min(times):.0f} to {max(times):.0f})")
    tally.check(painted < FIRST_PAINT, f"first paint in less than {FIRST_PAINT} ms", f"{painted:.0f} ms")


def scrubbing(tally, browser, address):
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.goto(address)
    settle(page)
    chapters = page.evaluate("([chapter, scrubber]) => Array.from(document.querySelectorAll(chapter))"
                             ".filter(one => one.querySelector(scrubber)).map(one => one.id)", [CHAPTER, SCRUBBER])
    tally.check(chapters, "some chapter can be scrubbed")
    for chapter in chapters:
        page.locator(f"#{chapter} figure[data-linked]").first.scroll_into_view_if_needed()
        found = page.evaluate(SCRUB, chapter)
        rate = 1000 * len(found["gaps"]) / sum(found["gaps"])
        longest = max(found["tasks"], default=0)
        print(f"{chapter}: {rate:.0f} frames/s, longest gap {max(found['gaps']):.0f} ms, "
              f"longest task {longest:.0f} ms" if longest else
              f"{chapter}: {rate:.0f} frames/s, longest gap {max(found['gaps']):.0f} ms, no task above 50 ms")
        tally.check(rate >= FEWEST_FRAMES, f"{chapter}: at least {FEWEST_FRAMES} frames/s", f"{rate:.1f}")
        tally.check(longest <= LONGEST_TASK, f"{chapter}: no task above {LONGEST_TASK} ms", f"{longest:.0f} ms")
    context.close()


def main(arguments):
    tally = Tally()
    folder = pathlib.Path(arguments[0]) if arguments else REPORT
    address = (folder / "index.html").resolve().as_uri()
    with chromium() as browser:
        for part in (first_paint, scrubbing):
            with tally.guarded(part.__name__):
                part(tally, browser, address)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
