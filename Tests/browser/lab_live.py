"""What only the net in the page can show: the state before the first step, one example's backward pass, the answers of
units; points of the reader's own; softmax under the reader's hand."""

import json
import pathlib
import shlex

from browser import watch
from lab_page import FOLDER, Lab, run

OWN = "dataset=drawn&hidden=4&steps=30&seed=3&points="


def place(lab, number=0):
    return lab.page.locator(".place").nth(number)


def told(lab, number=0):
    """Title, subtitle and all other words of a figure."""
    return " ".join(place(lab, number).locator("svg text").all_text_contents())


def beginning(tally, browser):
    lab = Lab(browser, "seed=7").ready()
    lab.calm()
    tally.check(lab.made() == 0 and lab.pictures() == lab.page.locator(".place").count() == 6,
                "every figure is there before the first step", f"{lab.pictures()} pictures")
    run("train", "--seed", "7", "-o", "beginning.trace")
    rows = [json.loads(line) for line in (FOLDER / "beginning.trace").read_text().splitlines()[1:]
            if line.startswith("[")]
    tally.check(lab.losses() == [float(rows[0][1])], "the loss before the first step is that of row 0")
    lab.press("step")
    tally.check(lab.losses() == [float(rows[1][1])], "one step later it is that of row 1")
    lab.close(tally, "beginning")


def backward(tally, browser):
    lab = Lab(browser, "hidden=5,5&activation=sigmoid,softmax&seed=7&charts=backward-pass,responses").ready()
    lab.press("step")
    box = place(lab)
    seen = [told(lab)]
    tally.check("moment 1 of 5" in seen[0], "the pass begins at the loss", seen[0])
    for _ in range(4):
        box.locator("[data-do=next]").click()
        lab.calm()
        seen.append(told(lab))
    tally.check(all(f"moment {number} of 5" in words for number, words in enumerate(seen, 1))
                and len(set(seen)) == 5, "Next goes from moment to moment", seen[-1])
    tally.check(box.locator("[data-do=next]").is_disabled() and "has arrived" in seen[-1], "the pass ends at layer 1")
    box.locator("[data-do=back]").focus()
    lab.page.keyboard.press("ArrowLeft")
    lab.calm()
    tally.check(told(lab) == seen[3], "arrow keys go back")
    box.locator("[data-walk=example]").fill("17")
    box.locator("[data-walk=example]").blur()
    lab.calm()
    tally.check("Example 17 of" in told(lab) and "backward-pass:4.17.1" in lab.hash(), "another example",
                lab.hash())
    box.locator("[data-walk=unit]").fill("3")
    box.locator("[data-walk=unit]").blur()
    lab.calm()
    tally.check("Unit 3:" in told(lab), "another unit")
    kept = told(lab)
    lab.page.reload()
    lab.ready()
    lab.calm()
    tally.check(told(lab) == kept, "a reload keeps example, unit and moment")
    box.locator("[data-do=run]").click()
    lab.page.wait_for_timeout(1800)
    lab.calm()
    tally.check("moment 5 of 5" in told(lab), "Play goes on by itself")
    with lab.page.expect_download() as download:
        box.locator("[data-do=save]").click()
    saved = pathlib.Path(download.value.path()).read_text()
    tally.check(saved.startswith("<svg") and download.value.suggested_filename == "backward-pass.svg",
                "the moment can be saved")
    tally.check(not box.locator("[data-do=command]").is_visible(), "no command is promised for it")
    before = told(lab, 1)
    lab.press("epoch")
    tally.check("at step 2" in told(lab, 1) and "at step 1" in before, "the answers of units follow the steps")
    lab.close(tally, "backward")


def looking_back(tally, browser):
    """Earlier steps of what no trace holds, and the second net."""
    lab = Lab(browser, "hidden=5,5&activation=tanh&seed=7&steps=60&b.activation=relu"
              "&charts=backward-pass:1.4.1,responses").ready()
    seen = []
    for _ in range(12):
        seen.append([told(lab), told(lab, 1)])
        lab.press("step")
    tally.check(len({one for one, _ in seen}) == 12, "the pass is another one at every step")
    for step in (3, 9, 2):
        lab.page.locator("#lab-step").fill(str(step))
        lab.calm()
        tally.check([told(lab), told(lab, 1)] == seen[step], f"the way back to step {step}", told(lab))
    lab.page.locator("#lab-step").blur()
    tally.check("see=2" in lab.hash(), "the step that is looked at is in the address", lab.hash())
    for number in (0, 1):
        select = place(lab, number).locator("[data-net]")
        before = told(lab, number)
        select.select_option("1")
        lab.calm()
        tally.check(told(lab, number) != before and "step 2" in told(lab, number),
                    "the second net can be looked at, at the same step", told(lab, number)[:120])
    tally.check("b.backward-pass:1.4.1" in lab.hash() and "b.responses" in lab.hash(),
                "which net stands in the address", lab.hash())
    kept = [told(lab), told(lab, 1)]
    lab.page.reload()
    lab.ready()
    lab.calm()
    tally.check([told(lab), told(lab, 1)] == kept, "a reload keeps the net and the step", told(lab))
    lab.open("hidden=5,5&charts=backward-pass")
    lab.ready()
    tally.check(not place(lab).locator("[data-net]").is_visible(), "one net has no choice of nets")
    lab.close(tally, "looking back")


def own_points(tally, browser):
    lab = Lab(browser, "hidden=4&steps=30&seed=3").ready()
    lab.page.select_option("[data-key=dataset]", "drawn")
    lab.calm()
    tally.check("at least 10" in lab.complaint(), "without points it says what is missing", lab.complaint())
    plane = lab.page.locator(".pad .plane")
    size = plane.bounding_box()
    for kind, side in (("0", 0.25), ("1", 0.75)):
        lab.page.locator(".pad select").select_option(kind)
        for index in range(7):
            plane.click(position={"x": size["width"] * (side + 0.02 * index),
                                  "y": size["height"] * (0.2 + 0.09 * index)})
    lab.calm()
    tally.check(not lab.complaint() and "dataset=drawn" in lab.hash() and "points=" in lab.hash(),
                "fourteen points are a data set", f"{lab.complaint()} {lab.hash()}")
    plane.focus()
    lab.page.keyboard.press("1")
    for key in ("ArrowLeft", "Shift+ArrowUp", "Enter"):
        lab.page.keyboard.press(key)
    lab.calm()
    count = lambda: len(lab.page.input_value(".pad [data-key=points]")) // 3
    tally.check(count() == 15, "the keyboard puts a point", str(count()))
    lab.page.keyboard.press("Delete")
    lab.calm()
    tally.check(count() == 14, "and takes it away", str(count()))
    lab.page.locator(".pad [data-do=undo]").click()
    lab.calm()
    tally.check(count() == 13, "undo takes the last one away", str(count()))
    with lab.page.expect_download() as download:
        lab.page.locator(".pad [data-do=points]").click()
    (FOLDER / "drawn.csv").write_text(pathlib.Path(download.value.path()).read_text())
    lab.press("end")
    words = shlex.split(lab.page.inner_text("#lab-command"))
    run(*words[1:])
    rows = [json.loads(line) for line in (FOLDER / words[-1]).read_text().splitlines()[1:] if line.startswith("[")]
    tally.check(lab.losses() == [float(rows[-1][1])], "the saved table gives the same numbers on the command line",
                f"{lab.losses()} and {rows[-1][1]}")
    kept = lab.hash()
    lab.page.reload()
    lab.ready()
    lab.calm()
    tally.check(count() == 13 and lab.hash() == kept, "the points stand in the address")
    lab.close(tally, "own points")


def hand(tally, browser):
    """In the chapter about the Jacobian of softmax."""
    run("report", "--quick", "--lesson", "softmax-jacobian", "-o", "hand-report", "-q")
    page = browser.new_context(viewport={"width": 1200, "height": 900}).new_page()
    problems = watch(page)
    page.goto((FOLDER / "hand-report" / "index.html").resolve().as_uri())
    page.locator("#softmax-hand").scroll_into_view_if_needed()
    page.wait_for_selector("#softmax-hand svg", timeout=30_000)
    box = page.locator("#softmax-hand")

    def words():
        page.wait_for_timeout(400)
        return " ".join(box.locator("svg text").all_text_contents())

    first = words()
    tally.check("Neither confident nor diffuse" in first and "0.665" in first, "hand: three scores", first)
    box.locator(".scores input").first.fill("6")
    tally.check("Confident" in words(), "hand: a large score makes it confident", words())
    for _ in range(9):
        box.locator("[data-do=more]").click()
    for index in range(12):
        box.locator(".scores input").nth(index).fill("0")
    tally.check("Diffuse" in words() and box.locator("[data-do=more]").is_disabled(),
                "hand: twelve equal scores are diffuse", words())
    box.locator("[data-temperature]").focus()
    page.keyboard.press("ArrowRight")
    tally.check("temperature 1.1" in words(), "hand: the keyboard moves the temperature", words())
    box.screenshot(path=FOLDER / "hand.png")
    tally.none(problems, "hand: no error and no request")
    page.context.close()
