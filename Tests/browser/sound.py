"""What holds for every page in every shape."""

import contract
from axe_playwright_python.sync_playwright import Axe


def accessible(tally, page, name):
    found = [f"{violation['impact']} {violation['id']} x{len(violation['nodes'])}: "
             f"{violation['nodes'][0]['html'][:120]}"
             for violation in Axe().run(page).response["violations"]]
    tally.none(found, f"{name}: axe finds nothing")


def not_too_wide(tally, page, name):
    widths = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    tally.check(widths[0] <= widths[1], f"{name}: the page does not scroll sideways",
                f"{widths} {page.evaluate(contract.TOO_WIDE)}")
