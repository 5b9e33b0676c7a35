"""No click is lost: whatever is pressed right after a setting was typed, or while a net is being made, is done when its
turn comes, with the mouse, a finger or the keyboard, however short the press."""

import pathlib

from lab_page import Lab
from lab_told import words

NET = "hidden=12,12,12&activation=tanh&steps=4000&seed=7"
PRESSES = (0, 20, 50)
# What is set is sent from a field when it is left: pressing a button elsewhere leaves it.
TYPED = "[data-key=rate]"


def press(lab, selector, way, wait=0):
    """A press of so many milliseconds in the middle of a control."""
    target = lab.page.locator(selector).first
    target.scroll_into_view_if_needed()
    if way == "finger":
        box = target.bounding_box()
        lab.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    elif way == "mouse":
        box = target.bounding_box()
        lab.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        lab.page.mouse.down()
        lab.page.wait_for_timeout(wait) if wait else None
        lab.page.mouse.up()
    else:
        target.focus()
        lab.page.keyboard.press(way)


def typed(lab, text="0.3"):
    lab.page.locator(TYPED).scroll_into_view_if_needed()
    lab.page.fill(TYPED, text)


def trains(lab):
    """Whether it goes on by itself, until it is stopped or over."""
    goes = False
    for _ in range(100):
        # Of the net that is set now, and not what stands there from the one before.
        is_new = "run is over" not in lab.page.inner_text("#lab-shown") or "rate=0.3" in lab.hash()
        if lab.page.locator(".place[aria-busy=true]").count() == 0 and lab.made() > 3 and is_new:
            goes = True
            break
        lab.page.wait_for_timeout(50)
    lab.page.evaluate("""() => { const one = document.querySelector("[data-do=play]");
      if (one.textContent === one.dataset.pause) one.click(); }""")
    lab.calm()
    return goes


DONE = {
    "play": trains,
    "step": lambda lab: lab.made() == 1,
    "epoch": lambda lab: lab.made() == 1,
    "end": lambda lab: lab.made() == 300 and lab.page.inner_text("[data-do=play]") == "Train",
    "restart": lambda lab: lab.made() == 0,
}


def after_typing(tally, browser):
    ways = [("finger", 0), ("Enter", 0), ("Space", 0)] + [("mouse", wait) for wait in PRESSES]
    for way, wait in ways:
        options = {"viewport": {"width": 400, "height": 850}, "has_touch": True} if way == "finger" else {}
        for name, isDone in DONE.items():
            for state in ("before", "over"):
                told = f"typed, then {name} by {way} of {wait} ms, {state} the run"
                with tally.guarded(told):
                    steps = "steps=300" if state == "over" or name == "end" else "steps=4000"
                    lab = Lab(browser, NET.replace("steps=4000", steps), **options).ready()
                    lab.page.evaluate("() => { document.getElementById('lab-settings').open = true; }")
                    lab.press("end" if state == "over" else "step")
                    typed(lab)
                    press(lab, f".player [data-do={name}]", way, wait)
                    if name != "play":
                        lab.calm()
                    done = isDone(lab)
                    tally.check(done and "rate=0.3" in lab.hash(), told, f"{lab.hash()} made {lab.made()}")
                    lab.close(tally, told)


def in_order(tally, browser):
    """Several things at once are done one after the other, and the last settings are those that hold."""
    lab = Lab(browser, NET).ready()

    def at_once(script):
        lab.page.evaluate(f"""() => {{
          const click = name => document.querySelector(`.player [data-do=${{name}}]`).click();
          const set = (key, value) => {{
            const control = document.querySelector(`[data-key=${{key}}]`);
            control.value = value;
            control.dispatchEvent(new Event("change", {{ bubbles: true }}));
          }};
          const see = step => {{
            const slider = document.getElementById("lab-step");
            slider.value = step;
            slider.dispatchEvent(new Event("input", {{ bubbles: true }}));
          }};
          {script} }}""")
        lab.calm()

    cases = {
        "three steps": ("click('restart'); click('step'); click('step'); click('step');", 3, ""),
        "a setting, a step": ("set('rate', 0.2); click('step');", 1, "rate=0.2"),
        "a setting, a step, another setting": ("set('rate', 0.3); click('step'); set('rate', 0.4);", 0, "rate=0.4"),
        "two settings, a step": ("set('rate', 0.5); set('seed', 3); click('step');", 1, "rate=0.5"),
        "a setting, start again": ("set('rate', 0.6); click('restart');", 0, "rate=0.6"),
        "a setting that cannot be, a step": ("click('restart'); set('rate', -1); click('step');", 1, "rate=0.6"),
        "a step back after a step": ("set('rate', 0.7); click('step'); click('step'); click('step');", 3, "rate=0.7"),
        "train, thought better of": ("set('rate', 0.8); click('play'); click('play');", 0, "rate=0.8"),
        "train, then a step": ("set('rate', 0.9); click('play'); click('step');", 1, "rate=0.9"),
    }
    for name, (script, made, text) in cases.items():
        with tally.guarded(name):
            at_once(script)
            tally.check(lab.made() == made and text in lab.hash(), f"at once: {name}", f"{lab.hash()} {lab.made()}")
    with tally.guarded("train after a step"):
        lab.page.evaluate("""() => { for (const name of ["restart", "step", "play"])
          document.querySelector(`.player [data-do=${name}]`).click(); }""")
        tally.check(trains(lab), "at once: a step, then train")
    with tally.guarded("look back meanwhile"):
        at_once("click('restart'); click('step'); click('step'); click('step');")
        at_once("click('step'); see(1);")
        tally.check(lab.made() == 4 and "see=1" in lab.hash() or lab.page.input_value("#lab-step") == "1",
                    "at once: a step, then a look back", f"{lab.hash()} {lab.made()}")
    with tally.guarded("a preset and train"):
        lab.page.evaluate("""() => { const one = document.getElementById("lab-preset"); one.selectedIndex = 2;
          one.dispatchEvent(new Event("change", { bubbles: true }));
          document.querySelector(".player [data-do=play]").click(); }""")
        tally.check(trains(lab) and "rate=3" in lab.hash(), "at once: a preset, then train", lab.hash())
    with tally.guarded("compare and train"):
        lab.page.select_option("#lab-difference", "rate")
        lab.calm()
        lab.page.fill("#lab-second label input", "0.01")
        press(lab, ".player [data-do=play]", "mouse", 20)
        tally.check(trains(lab) and "b.rate=0.01" in lab.hash() and len(lab.losses()) == 2,
                    "typed into B, then train", lab.hash())
    with tally.guarded("save"):
        lab.open(NET)
        lab.ready()
        for _ in range(3):
            lab.press("step")
        typed(lab)
        with lab.page.expect_download() as download:
            press(lab, ".place [data-do=save]", "mouse", 20)
        saved = pathlib.Path(download.value.path()).read_text()
        lab.calm()
        told = " ".join(lab.page.locator(".place svg").first.locator("text").all_text_contents())[:20]
        tally.check(told in " ".join(words(saved)) and lab.made() == 0, "typed, then saved: the file is what is seen then", told)
    with tally.guarded("typing goes on"):
        lab.open(NET)
        lab.ready()
        lab.page.fill(TYPED, "0.3")
        lab.page.locator(TYPED).blur()
        lab.page.locator("[data-key=steps]").fill("77")
        lab.calm()
        tally.check(lab.page.input_value("[data-key=steps]") == "77", "what is being typed is not written over")
        lab.page.locator("[data-key=steps]").blur()
        lab.calm()
        tally.check("steps=77" in lab.hash() and "rate=0.3" in lab.hash(), "and is set when it is done", lab.hash())
        units = lab.page.locator(".layers [data-units]").nth(1)
        units.focus()
        lab.page.keyboard.press("ArrowUp")
        lab.page.keyboard.press("Enter")
        lab.calm()
        tally.check(units.evaluate("one => document.activeElement === one") and "12,13,12" in lab.hash(),
                    "a layer's control keeps the focus", lab.hash())
    lab.close(tally, "in order")


def beginning_early(tally, browser):
    """What is clicked before there is a net waits for the first one."""
    script = """addEventListener("DOMContentLoaded", () => setTimeout(() => {
      document.querySelector(".player [data-do=step]")?.click(); }));"""
    lab = Lab(browser, NET, script=script).ready()
    lab.calm()
    tally.check(lab.made() == 1 and lab.page.is_visible(".bench"), "a click before the first net", str(lab.made()))
    lab.close(tally, "early")
