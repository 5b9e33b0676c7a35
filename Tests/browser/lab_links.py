"""Links: what is wrong in one is named and the rest is kept; one that is pasted into the open page leads there."""

from browser import settle, watch
from lab_page import FOLDER, Lab, run

KEPT = "rate=0.02&seed=5"
# A word for every key that it cannot have, and the control that the remark has to name.
WRONG = {
    "dataset=mooons": "Data", "noise=loud": "Noise, % of the usual", "held-out=95": "Held out, % of the examples",
    "hidden=99": "Hidden layers", "hidden=8,,8": "Hidden layers", "activation=sofmax": "Activation functions",
    "activation=tanh,relu": "Activation functions", "output-activation=banana": "Output activation",
    "normalization=group": "Normalization", "dropout=1": "Dropout", "skip=x": "Layers that a skip spans",
    "skip=30": "Layers that a skip spans", "loss=mse": "Loss", "loss-from=thin-air": "Loss computed from",
    "init=ones": "Initialization", "init-scale=big": "Scale of the weights", "hidden-bias=low": "Hidden biases begin at",
    "optimizer=sdg": "Optimizer", "schedule=later": "Schedule of the rate", "weight-decay=-1": "Weight decay",
    "clip-norm=0": "Clip gradient norm at", "clip-value=no": "Clip gradient entries at", "batch=0": "Examples per step",
    "steps=100001": "Steps of the run", "data-seed=-1": "Seed of the data", "precision=16": "Bits per number",
    "frames=0": "Pictures recorded", "points=zz": "", "colour=red": "", "b.rate=fast": "Learning rate",
    "charts=banana,loss": "", "at=soon": "", "see=x": "", "hide=everything": "", "task=none": "",
    "loss=categorical-cross-entropy&output-activation=identity": "Loss", "normalization=batch&batch=1": "Normalization",
}


def wrong_words(tally, browser):
    lab = Lab(browser).ready()
    for wrong, control in WRONG.items():
        with tally.guarded(wrong):
            lab.open(f"{wrong}&{KEPT}")
            lab.ready()
            lab.calm()
            told = lab.complaint()
            value = wrong.split("&")[0].split("=")[1].split(",")[0]
            is_named = f"“{control}”" in told if control else wrong.split("=")[0] in told or value in told
            if wrong.startswith("points"):
                is_named = not told or "oints" in told
            tally.check(is_named and "--" not in told, f"{wrong}: is named as the reader sees it", told)
            tally.check("rate=0.02" in lab.hash() and "seed=5" in lab.hash()
                        and lab.page.input_value("[data-key=rate]") == "0.02", f"{wrong}: the rest is kept", lab.hash())
            tally.check("The rest of the link is kept." in told or wrong.startswith("points"), f"{wrong}: and says so",
                        told)
            lab.press("step")
            tally.check(lab.made() == 1, f"{wrong}: trains", str(lab.made()))
    with tally.guarded("many"):
        lab.open("dataset=mars&loss=no&rate=0&seed=5&colour=red&b.activation=sofmax&activation=%20TanH%20")
        lab.ready()
        lab.calm()
        told = lab.complaint()
        tally.check(all(one in told for one in ("mars", "“Loss”", "“Learning rate”", "colour", "Net B"))
                    and "seed=5" in lab.hash() and "activation=tanh" in lab.hash(),
                    "all that is wrong is named, and capital letters and spaces do not count", told + lab.hash())
        lab.page.select_option("[data-key=dataset]", "xor")
        lab.calm()
        tally.check(not lab.complaint(), "the remark goes with the next setting", lab.complaint())
    lab.close(tally, "wrong words")


def refusals(tally, browser):
    """What is typed and cannot be: the control by its name, the range, and the net as it was."""
    lab = Lab(browser, "seed=5").ready()
    lab.page.evaluate("() => document.querySelectorAll('#lab details').forEach(one => { one.open = true; })")
    for key, text, label, right in (
            ("rate", "-1", "Learning rate", "above 0"), ("dropout", "2", "Dropout", "from 0 to below 1"),
            ("steps", "0", "Steps of the run", "from 1 to 100"), ("seed", "1.5", "Seed", "whole number from 0"),
            ("held-out", "400", "Held out, % of the examples", "from 0 to"), ("batch", "0", "Examples per step", "all"),
            ("weight-decay", "-3", "Weight decay", "at least 0"), ("clip-norm", "0", "Clip gradient norm at", "above 0"),
            ("skip", "40", "Layers that a skip spans", "smaller number")):
        with tally.guarded(key):
            lab.open("seed=5")
            lab.ready()
            lab.page.evaluate("() => document.querySelectorAll('#lab details').forEach(one => { one.open = true; })")
            control = lab.page.locator(f".settings [data-key={key}]")
            control.fill(text)
            control.blur()
            lab.calm()
            told = lab.complaint()
            tally.check(f"“{label}”" in told and right in told and "--" not in told and told.endswith("."),
                        f"{key}={text}: names the control and what to type", told)
            lab.press("step")
            tally.check(lab.made() == 1 and f"{key}={text}" not in lab.hash(), f"{key}={text}: the net stays",
                        lab.hash())
    with tally.guarded("no number"):
        lab.open("seed=5&rate=0.2")
        lab.ready()
        control = lab.page.locator(".settings [data-key=rate]")
        control.focus()
        control.press("Control+a")
        lab.page.keyboard.type("e")
        control.blur()
        lab.calm()
        tally.check("“Learning rate” needs a value" in lab.complaint() and "rate=0.2" in lab.hash(),
                    "what is no number is not taken for nothing", lab.complaint() + lab.hash())
        for number in ("25", "-1", "1.5", ""):
            lab.open("seed=5")
            lab.ready()
            lab.page.fill("[data-count] >> nth=0", number)
            lab.page.locator("[data-count]").first.blur()
            lab.calm()
            tally.check("up to 20 hidden layers" in lab.complaint()
                        and lab.page.locator("[data-part=net] .layers li").count() == 4,
                        f"“{number}” hidden layers: refused, none is lost", lab.complaint())
    lab.close(tally, "refusals")


def pasted(tally, browser):
    """Into the lab's own page and into a report, before the lab has begun and afterwards."""
    run("report", "--quick", "--lesson", "training", "-o", "pasted-report", "-q")
    page = browser.new_context(viewport={"width": 1300, "height": 900}).new_page()
    problems = watch(page)
    page.goto((FOLDER / "pasted-report" / "index.html").resolve().as_uri())

    def paste(text):
        page.evaluate("text => { location.hash = text; }", text)
        for _ in range(100):
            settle(page)
            if page.get_attribute("#lab", "data-waiting") in ("0", None):
                break
            page.wait_for_timeout(50)
        page.wait_for_timeout(300)

    def top(selector):
        return page.locator(selector).first.bounding_box()["y"]

    paste("lab=dataset=xor&hidden=5,5&at=3&see=2&hide=training,more")
    page.wait_for_selector("#lab[data-ready]", timeout=30_000)
    page.wait_for_timeout(500)
    tally.check(abs(top("#lab")) < 900 and page.input_value("#lab [data-key=dataset]") == "xor"
                and page.input_value("#lab-step") == "2", "a link pasted before the lab has begun leads there",
                f"{top('#lab')} {page.evaluate('location.hash')}")
    tally.check(not page.is_visible("#lab [data-part=training]") and page.is_visible("#lab [data-part=data]"),
                "with the teacher's hidden controls")
    chapter = page.locator("[data-chapter]").first.get_attribute("id")
    page.evaluate("id => { location.hash = `${id}/step=20`; }", chapter)
    page.wait_for_timeout(600)
    tally.check(abs(top(f"#{chapter}")) < 300 and page.locator(f"#{chapter}").get_attribute("data-step") == "20",
                "a chapter's moment, too", f"{top(f'#{chapter}')} {page.locator(f'#{chapter}').get_attribute('data-step')}")
    paste("lab=dataset=moons&seed=9")
    tally.check(page.input_value("#lab [data-key=seed]") == "9" and page.is_visible("#lab [data-part=training]")
                and -2000 < top("#lab") < 900, "another link leads to another net, with all its controls",
                f"{top('#lab')} {page.evaluate('location.hash')}")
    page.evaluate("id => { location.hash = `${id}/step=40`; }", chapter)
    page.wait_for_timeout(600)
    tally.check(page.locator(f"#{chapter}").get_attribute("data-step") == "40", "and back to another moment")
    tally.none(problems, "pasted: no error and no request")
    page.context.close()
    lab = Lab(browser).ready()
    lab.page.evaluate("() => { location.hash = 'lab=seed=4&task=kill-relu&charts=loss'; }")
    lab.page.wait_for_timeout(300)
    lab.calm()
    tally.check(lab.page.input_value("[data-key=seed]") == "4" and lab.page.locator(".place").count() == 1
                and lab.page.is_visible("#lab-task"), "pasted into the lab's own page", lab.hash())
    lab.close(tally, "pasted")
