"""One open page with the lab, and the program beside it."""

import os
import pathlib
import subprocess

from browser import chromium, settle, watch
from tally import BINARY, OUTPUT, Tally, numbers

PROGRAM = pathlib.Path(os.environ.get("GRADFLOW", BINARY))
FOLDER = OUTPUT / "lab"
PAGE = FOLDER / "lab.html"
# A small net with a softmax layer, for tests in which only the page matters.
SMALL = "hidden=6,5&activation=tanh,softmax&steps=80&frames=20&seed=7"
LOSSES = "() => document.getElementById('lab-shown').dataset"


def run(*words, folder=FOLDER):
    done = subprocess.run([str(PROGRAM), *words], capture_output=True, text=True, cwd=folder, timeout=300)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}: {done.stderr.strip()[:200]}")
    return done.stdout


def write_page():
    FOLDER.mkdir(parents=True, exist_ok=True)
    run("lab", "-o", str(PAGE.name))


def alone(test, arguments, *usual):
    """One test of the lab as a script of its own, which takes whole numbers from the command line."""
    tally = Tally()
    write_page()
    with chromium() as browser, tally.guarded(test.__name__):
        test(tally, browser, *numbers(arguments, *usual))
    return tally.finish()


class Lab:
    """One open page with the lab."""

    def __init__(self, browser, address="", script="", **options):
        self.context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        self.page = self.context.new_page()
        if script:
            self.page.add_init_script(script)
        self.problems = watch(self.page)
        self.open(address)

    def open(self, address):
        self.page.goto("about:blank")
        self.page.goto(PAGE.resolve().as_uri() + (f"#lab={address}" if address else ""))
        self.page.locator("#lab").scroll_into_view_if_needed()

    def ready(self):
        self.page.wait_for_selector("#lab[data-ready]", timeout=30_000)
        return self

    def press(self, name):
        self.page.click(f".player [data-do={name}]")
        self.calm()

    def calm(self):
        """Until nothing has been asked of the module for a while."""
        quiet = 0
        for _ in range(600):
            settle(self.page)
            quiet = quiet + 1 if self.page.get_attribute("#lab", "data-waiting") == "0" else 0
            if quiet == 3:
                return
            self.page.wait_for_timeout(30)
        raise RuntimeError("the lab does not come to rest")

    def shown(self):
        return self.page.evaluate(f"({LOSSES})")

    def made(self):
        return int(self.shown().get("made", 0))

    def losses(self):
        return [float(one) for one in self.shown()["losses"].split()]

    def complaint(self):
        return self.page.inner_text(".problem") if self.page.is_visible(".problem") else ""

    def hash(self):
        return self.page.evaluate("() => location.hash")

    def pictures(self):
        return self.page.locator(".places svg[role=img]").count()

    def close(self, tally, name):
        tally.none(self.problems, f"{name}: no error and no request")
        self.context.close()
