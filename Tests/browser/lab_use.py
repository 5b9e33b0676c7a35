"""The lab as it is used: every control, every preset, narrow and dark windows, keyboard, speed, many clicks."""

import time

from lab_page import FOLDER, SMALL, Lab
from sound import accessible

WITHOUT = "delete globalThis.WebAssembly"
# How long until the figures change after a control has.
FIRST_PICTURE = """rate => new Promise(done => {
  const control = document.querySelector("[data-key=rate]"), start = performance.now();
  const watcher = new MutationObserver(() => {
    watcher.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  });
  watcher.observe(document.querySelector(".places"), { subtree: true, childList: true, attributes: true });
  control.value = rate;
  control.dispatchEvent(new Event("change", { bubbles: true }));
})"""


def controls(tally, browser):
    lab = Lab(browser, "steps=40&hidden=6,6").ready()
    lab.page.evaluate("() => document.querySelectorAll('#lab details').forEach(one => { one.open = true; })")
    keys = lab.page.locator("#lab .settings [data-key]:not([type=hidden])").evaluate_all("all => all.map(one => one.dataset.key)")
    typed = {"seed": "7", "batch": "32", "init-scale": "0.5", "skip": "1", "rate": "0.01", "steps": "30",
             "dropout": "0.2", "hidden-bias": "0.1", "weight-decay": "0.001", "clip-norm": "1", "clip-value": "1",
             "data-seed": "3", "frames": "10", "noise": "50", "held-out": "10"}
    for key in keys:
        with tally.guarded(key):
            lab.open("steps=40&hidden=6,6")
            lab.ready()
            lab.page.evaluate("() => document.querySelectorAll('#lab details').forEach(one => { one.open = true; })")
            control = lab.page.locator(f"#lab .settings [data-key={key}]")
            values = control.evaluate("one => one.options ? Array.from(one.options, o => o.value) : []")
            tried = 0
            for value in [one for one in values if one][-3:] or [typed[key]]:
                if values:
                    control.select_option(value)
                else:
                    control.fill(value)
                    control.blur()
                lab.calm()
                complaint = lab.complaint()
                if complaint:
                    tally.check(complaint.endswith("."), f"{key}={value}: a sentence says why not", complaint)
                    continue
                tried += 1
                lab.press("step")
                tally.check(lab.made() == 1 and f"{key}={value}" in lab.hash() or control.input_value() == value,
                            f"{key}={value}: trains and stands in the address", lab.hash())
            tally.check(tried, f"{key}: can be set")
    with tally.guarded("layers"):
        for number in ("0", "20", "3"):
            lab.page.fill("[data-part=net] [data-count]", number)
            lab.page.locator("[data-part=net] [data-count]").blur()
            lab.calm()
            lab.press("step")
            tally.check(lab.page.locator("[data-part=net] .layers li").count() == int(number) and lab.made() == 1,
                        f"{number} hidden layers", lab.complaint())
        lab.page.locator("[data-part=net] .layers li").nth(1).locator("[data-activation]").select_option("softmax")
        # The list is written anew when the net is there.
        lab.calm()
        lab.page.locator("[data-part=net] .layers li").nth(2).locator("[data-units]").fill("11")
        lab.page.locator("[data-part=net] .layers li").nth(2).locator("[data-units]").blur()
        lab.calm()
        tally.check("activation=relu,softmax,relu" in lab.hash() and ",11&" in lab.hash(),
                    "every layer has its own units and activation", lab.hash())
        lab.page.select_option("#lab-difference", "activation")
        lab.page.select_option("#lab-second [data-every]", "tanh")
        lab.calm()
        lab.press("end")
        tally.check(len(lab.losses()) == 2 and "b.activation=tanh" in lab.hash(), "a second net is compared",
                    lab.complaint())
    lab.close(tally, "controls")


def presets(tally, browser):
    lab = Lab(browser).ready()
    values = lab.page.locator("#lab-preset option").evaluate_all("all => all.map(one => one.value)")
    tally.check(len(values) > 5, "there are presets")
    for index, value in enumerate(values):
        with tally.guarded(f"preset {value}"):
            lab.page.select_option("#lab-preset", index=index)
            lab.calm()
            sentence = lab.page.inner_text("#lab-sentence") if value else "."
            lab.press("step")
            lab.press("end")
            places = lab.page.locator(".place").count()
            lab.page.screenshot(path=FOLDER / f"preset-{index}.png", full_page=True)
            tally.check(sentence.endswith(".") and places == 6 and lab.made() > 1 and not lab.complaint(),
                        f"preset {index}: one sentence, six figures, trains", f"{sentence} {lab.complaint()}")
            tally.check(lab.pictures() == places, f"preset {index}: every figure is drawn",
                        f"{lab.pictures()} of {places}")
    lab.close(tally, "presets")


def looks(tally, browser):
    for name, options in {"phone": {"viewport": {"width": 400, "height": 800}, "has_touch": True},
                          "dark": {"color_scheme": "dark"}, "calm": {"reduced_motion": "reduce"},
                          "large": {"viewport": {"width": 3840, "height": 2160}}}.items():
        with tally.guarded(name):
            lab = Lab(browser, "hidden=16,16,16&activation=tanh", **options).ready()
            lab.press("step")
            lab.press("play")
            for _ in range(100):
                if lab.made() > 400:
                    break
                lab.page.wait_for_timeout(100)
            lab.calm()
            wide = lab.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
            tally.check(wide <= 0, f"{name}: nothing sticks out sideways", f"{wide} px")
            tally.check(lab.made() > 400, f"{name}: trains", str(lab.made()))
            lab.page.screenshot(path=FOLDER / f"{name}.png", full_page=True)
            accessible(tally, lab.page, name)
            lab.close(tally, name)
    with tally.guarded("keyboard"):
        lab = Lab(browser, SMALL).ready()
        lab.page.focus(".player [data-do=step]")
        lab.page.keyboard.press("Enter")
        lab.calm()
        lab.page.keyboard.press("Enter")
        lab.calm()
        lab.page.focus("#lab-step")
        lab.page.keyboard.press("Home")
        lab.calm()
        tally.check(lab.made() == 2 and "see=0" in lab.hash(), "keyboard: steps and scrubs", lab.hash())
        lab.close(tally, "keyboard")
    with tally.guarded("without WebAssembly"):
        lab = Lab(browser, script=WITHOUT)
        lab.page.wait_for_selector(".lab-message:visible")
        tally.check("WebAssembly" in lab.page.inner_text(".lab-message"), "without WebAssembly it says so")
        lab.close(tally, "without WebAssembly")


def speed(tally, browser):
    lab = Lab(browser, "hidden=16,16,16,16,16,16,16,16&activation=tanh&steps=20000").ready()
    lab.press("step")
    lab.page.evaluate("""() => { window.drawn = []; let last = performance.now();
      const tick = now => { window.drawn.push(now - last); last = now; requestAnimationFrame(tick); };
      requestAnimationFrame(tick); window.pictures = 0;
      new MutationObserver(() => { window.pictures += 1; }).observe(
        document.getElementById("lab-shown"), { childList: true }); }""")
    lab.page.click(".player [data-do=play]")
    start, made = time.time(), lab.made()
    lab.page.wait_for_timeout(5000)
    seconds, steps = time.time() - start, lab.made() - made
    frames = sorted(lab.page.evaluate("() => window.drawn"))
    lab.page.click(".player [data-do=play]")
    lab.calm()
    print(f"8 x 16 net, 299 points, six figures: {steps / seconds:.0f} steps/s, "
          f"{len(frames) / seconds:.0f} frames/s, 95 % of the frames within {frames[int(len(frames) * 0.95)]:.0f} ms")
    per_frame = steps / max(1, lab.page.evaluate("() => window.pictures"))
    print(f"{per_frame:.0f} steps for each new picture, {lab.page.evaluate('() => window.pictures') / seconds:.0f} "
          "new pictures/s")
    tally.check(steps > 0, "speed: trains while it is watched")
    first = []
    for rate in ("0.2", "0.3", "0.4", "0.5", "0.6"):
        first.append(lab.page.evaluate(FIRST_PICTURE, rate))
        lab.calm()
    print(f"from a control's change to the first new picture: {', '.join(f'{one:.0f}' for one in first)} ms")
    lab.close(tally, "speed")


def memory(tally, browser):
    """Neither drawing nor beginning again takes more and more."""
    lab = Lab(browser, "hidden=8,8&activation=tanh&steps=200").ready()
    taken = []
    for _ in range(4):
        lab.press("end")
        for _ in range(2):
            for step in range(0, 200, 20):
                lab.page.locator("#lab-step").fill(str(step))
                lab.calm()
            taken.append(int(lab.shown()["memory"]) >> 10)
        lab.press("restart")
    tally.check(taken[1] <= taken[0] + 2048 and max(taken[2:]) <= max(taken[:2]) + 1024,
                "memory: the same after scrubbing and for the same net again", f"{taken} KB")
    lab.close(tally, "memory")
