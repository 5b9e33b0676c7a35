"""What is said belongs to the step that is shown: status, title, subtitle and description of every figure, and the file
that is saved of it, against the trace and the charts of the command line."""

import html
import json
import pathlib
import re
import shlex

from lab_page import FOLDER, Lab, run

NETS = {
    "relu": "hidden=8,8,8&activation=relu&rate=0.3&steps=120&seed=1",
    "softmax": "hidden=6,5&activation=softmax,tanh&dataset=moons&steps=60&frames=20&seed=7",
    "diverging": "dataset=moons&hidden=6,6&activation=relu&rate=1e6&init=normal&init-scale=1e6&steps=50",
    "two": "hidden=6,6&activation=tanh&b.activation=relu&steps=40&seed=3",
    "line": "dataset=wave&hidden=8&activation=tanh&steps=60&frames=60&seed=2",
}
LIVE = ("backward-pass", "responses")
# What shows one step; all others draw the whole run, and their titles are of all of it.
OF_ONE_STEP = LIVE + ("answer", "regions", "fit", "network", "ledger", "gradient-by-layer", "activation-curves",
                      "singular-values", "softmax-jacobian")


def rows(trace):
    lines = [json.loads(line) for line in (FOLDER / trace).read_text().splitlines()[1:] if line.startswith("[")]
    return {line[0]: line[1:] for line in lines}


def words(svg):
    """All that a figure says: its texts in their order, its title and its description."""
    texts = [html.unescape(re.sub("<[^>]*>", "", one)) for one in re.findall(r"<text[^>]*>(.*?)</text>", svg, re.S)]
    told = [html.unescape(one) for one in re.findall(r"<(?:title|desc)[^>]*>(.*?)</", svg, re.S)]
    # Labels without a text are written to a file differently.
    return [one for one in texts + told if one]


def at(lab, step, last):
    """Looks at a step, or follows the latest."""
    follow = lab.page.locator(".player [data-do=follow]")
    if step == last and follow.get_attribute("aria-disabled") == "true":
        return
    if step == last:
        follow.click()
    else:
        lab.page.locator("#lab-step").fill(str(step))
    lab.calm()


def saved(lab, place):
    with lab.page.expect_download() as download:
        place.locator("[data-do=save]").click()
    return pathlib.Path(download.value.path()).read_text()


def losses(status):
    return [float(one) for one in re.findall(r"loss (-?[\d.]+(?:e[+-]?\d+)?|NaN|-?Infinity)", status)]


def status_of(tally, lab, net, step, last, traces):
    """Step and losses of the status are those of the trace's row; what is told of the end is told at the end."""
    status = lab.page.inner_text("#lab-shown")
    expected = [(trace[min(step, max(trace))][0], trace) for trace in traces]
    told = losses(status)
    tally.check(len(told) == len(traces) and all(
        found == float(f"{float(value):.4g}") or str(value) in ("NaN", "Infinity")
        for found, (value, _) in zip(told, expected)), f"{net} at {step}: the losses are those of the step",
        f"{status} and {[value for value, _ in expected]}")
    where = "before the first step" if step == 0 else f"step {step} of "
    tally.check(status.startswith(where), f"{net} at {step}: the status names the step", status)
    is_end = step == last
    tally.check(("run is over" in status) == is_end and (f"trained to step {last}" in status) != is_end,
                f"{net} at {step}: the end is told at the end", status)
    tally.check(not is_end or net == "diverging" or f"step {last} of {last} " in status,
                f"{net} at {step}: the last step is the last of the run", status)
    tally.check(("diverged" in status) == (net == "diverging" and is_end),
                f"{net} at {step}: a divergence is told where it is", status)


def steps_named(title):
    return [int(one.replace(",", "")) for one in re.findall(r"\b[Ss]tep (\d[\d,]*)", title)]


def figure_at(tally, lab, place, name, net, step, last):
    told = f"{name}, {net} at {step}"
    if not place.locator("svg").count():
        sentence = place.locator(".picture").inner_text()
        tally.check(sentence.endswith("."), f"{told}: says why it is not drawn", sentence)
        return
    seen = words(place.locator("svg").evaluate("one => one.outerHTML"))
    file = saved(lab, place)
    tally.check(words(file) == seen, f"{told}: what is saved is what is seen",
                str([pair for pair in zip(seen, words(file)) if pair[0] != pair[1]][:2]))
    title = html.unescape(re.search(r"<title[^>]*>(.*?)</title>", file, re.S)[1])
    tally.check(all(one <= (step if name in OF_ONE_STEP else last) for one in steps_named(title)),
                f"{told}: the title names no later step", title)
    if name in LIVE:
        tally.check(f"step {step}" in " ".join(seen), f"{told}: it names its step", str(seen[:4]))
        return
    lab.page.evaluate("() => { document.getElementById('lab-command').textContent = ''; }")
    place.locator("[data-do=command]").click()
    lab.page.wait_for_function("() => document.getElementById('lab-command').textContent.includes('gradflow chart')")
    command = shlex.split(lab.page.inner_text("#lab-command").splitlines()[-1])
    run(*command[1:])
    expected = (FOLDER / command[-1]).read_text()
    tally.check(words(expected) == seen, f"{told}: it says what gradflow chart says",
                str([pair for pair in zip(seen, words(expected)) if pair[0] != pair[1]][:2]))
    # The same as a run of which no more is known than up to that step, in all that the title claims.
    if name == "answer" and step < last:
        percent = re.findall(r"(\d+)\s?% right", " ".join(seen))
        tally.check(len(set(percent)) <= max(1, len(lab.losses())),
                    f"{told}: title and picture have the same share", str(percent))


def told(tally, browser):
    for net, address in NETS.items():
        with tally.guarded(net):
            lab = Lab(browser, address + "&charts=loss").ready()
            lab.press("end")
            last = lab.made()
            traces = []
            for command in lab.page.inner_text("#lab-command").splitlines():
                one = shlex.split(command)
                run(*one[1:])
                traces.append(rows(one[-1]))
            steps = sorted({0, 1, last // 4, last // 2 + 1, last - 1, last})
            for step in steps:
                at(lab, step, last)
                status_of(tally, lab, net, step, last, traces)
            place = lab.page.locator(".place").first
            names = place.locator("[data-chart] option").evaluate_all("all => all.map(one => one.value)")
            for name in names:
                place.locator("[data-chart]").select_option(name)
                if name == "activation-curves":
                    place.locator("select[data-layer]").select_option("1")
                for step in (1, last // 2 + 1, last):
                    with tally.guarded(f"{name}, {net} at {step}"):
                        at(lab, step, last)
                        figure_at(tally, lab, place, name, net, step, last)
            lab.close(tally, net)
    with tally.guarded("as it was found"):
        lab = Lab(browser, "activation=relu,relu,relu,relu&rate=0.3&at=499&see=40").ready()
        lab.calm()
        shown = " ".join(lab.page.locator(".place").nth(2).locator("svg text").all_text_contents())
        percent = set(re.findall(r"(\d+)\s?% right", shown))
        tally.check(len(percent) <= 1 and "100 % right" not in shown, "title and picture have one share", shown[:200])
        lab.close(tally, "as it was found")
