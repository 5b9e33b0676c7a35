"""Clicks, types and scrubs at random in the lab, always the same for a seed: nothing may break, nothing may be asked
of the network, and memory may not grow.

usage: lab_monkey.py [SECONDS [SEED]]
"""

import pathlib
import random
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from lab_page import Lab, alone

# What can be hit, and how often one kind of it is chosen.
TARGETS = [".player button:not([aria-disabled=true])"] * 3 + [".place button:visible:enabled"] * 2 + [
    "#lab .settings select:visible", "#lab .settings input:visible", ".place select:visible",
    ".place input:visible", "#lab-step:enabled", ".pad .plane:visible", ".pad button:visible", "#lab-speed",
    "back"]
TYPED = ["0", "1", "2", "3", "7", "12", "64", "0.1", "-1", "1e9", "", "99999"]
KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Enter", "1", "2", "Delete"]
HEAP = "() => { globalThis.gc?.(); return performance.memory?.usedJSHeapSize ?? 0; }"


def act(chance, lab, one):
    kind = one.evaluate("e => e.tagName + (e.type || '')")
    if kind.startswith("SELECT"):
        one.select_option(index=chance.randrange(max(1, one.locator("option").count())), timeout=2000)
    elif kind == "INPUTrange":
        one.evaluate("(e, share) => { e.value = share * e.max;"
                     " e.dispatchEvent(new Event('input', {bubbles: true})); }", chance.random())
    elif kind.startswith("INPUT"):
        one.fill(chance.choice(TYPED), timeout=2000)
        one.blur()
    elif kind.startswith("DIV"):
        box = one.bounding_box()
        one.click(position={"x": chance.random() * box["width"], "y": chance.random() * box["height"]},
                  timeout=2000)
        lab.page.keyboard.press(chance.choice(KEYS))
    else:
        one.click(timeout=2000)


def random_clicks(tally, browser, seconds, seed=1):
    chance = random.Random(seed)
    lab = Lab(browser).ready()
    heaps, modules, seen, end, count = [], [], [], time.time() + seconds, 0
    while time.time() < end:
        target = chance.choice(TARGETS)
        if target == "back":
            seen.append(lab.hash())
            lab.page.evaluate("hash => { location.hash = hash; }", chance.choice(seen) or "#lab")
            continue
        found = lab.page.locator(target)
        there = found.count()
        if not there:
            continue
        try:
            act(chance, lab, found.nth(chance.randrange(there)))
        except Exception as error:  # an element that went away, or was disabled, while it was aimed at
            if "Timeout" not in type(error).__name__ and not any(
                    word in str(error) for word in ("detached", "not visible", "disabled", "closed")):
                raise
        count += 1
        lab.page.wait_for_timeout(chance.randrange(10, 150))
        if count % 25 == 0:
            heaps.append(lab.page.evaluate(HEAP))
            modules.append(int(lab.shown().get("memory") or 0))
    # Whatever was done, the lab still trains the net that it began with, and answers at once.
    lab.open("steps=30&hidden=4")
    lab.ready()
    lab.press("end")
    tally.check(lab.page.is_visible(".bench") and lab.made() == 30, f"{count} random actions: the lab still works",
                str(lab.shown()))
    print(f"{count} random actions in {seconds} s; scripts {min(heaps, default=0) >> 20} to "
          f"{max(heaps, default=0) >> 20} MB, module at most {max(modules, default=0) >> 20} MB")
    if len(heaps) >= 12:
        third = len(heaps) // 3
        early, late = sorted(heaps[:third])[third // 2], sorted(heaps[-third:])[third // 2]
        tally.check(late <= 1.5 * early + (8 << 20), f"{count} random actions: the page's memory does not grow",
                    f"{early >> 20} and {late >> 20} MB")
    lab.close(tally, "random actions")


if __name__ == "__main__":
    sys.exit(alone(random_clicks, sys.argv[1:], 600, 1))
