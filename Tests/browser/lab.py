"""The lab in Chromium: the numbers of `gradflow train`, the files of `gradflow chart`, addresses; and how it is used
(lab_use.py).

usage: lab.py [SECONDS-OF-RANDOM-CLICKS]
"""

import json
import os
import pathlib
import shlex
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from browser import chromium
from lab_page import FOLDER, SMALL, Lab, run, write_page
from lab_compare import second_net, tasks
from lab_links import pasted, refusals, wrong_words
from lab_live import backward, beginning, hand, looking_back, own_points
from lab_module import beginning_again, carried, unpacking
from lab_monkey import random_clicks
from lab_random import random_nets
from lab_told import told
from lab_turns import after_typing, beginning_early, in_order
from lab_use import controls, looks, memory, presets, speed
from tally import Tally

CLICKS = 25
NETS = 200


def last_loss(trace):
    rows = [json.loads(line) for line in pathlib.Path(FOLDER, trace).read_text().splitlines()[1:]
            if line.startswith("[")]
    return float(rows[-1][1])


def same_numbers(tally, browser):
    nets = ["seed=7", "seed=7&" + SMALL.replace("&seed=7", ""), "dataset=iris&optimizer=adam&rate=0.01&batch=16&seed=7",
            "dataset=sine&precision=64&normalization=layer&dropout=0.1&steps=120&seed=7",
            "dataset=moons&rate=3&init=he&hidden-bias=-1&steps=100&seed=7",
            "dataset=circles&steps=60&b.activation=sigmoid&seed=7",
            "dataset=xor&noise=250&held-out=40&steps=60&seed=7"]
    for net in nets:
        with tally.guarded(net):
            lab = Lab(browser, net).ready()
            lab.press("end")
            for command, found in zip(lab.page.inner_text("#lab-command").splitlines(), lab.losses()):
                words = shlex.split(command)
                run(*words[1:])
                expected = last_loss(words[-1])
                tally.check(found == expected, f"{net}: the loss of gradflow train, to the bit",
                            f"{found!r} and {expected!r}")
            lab.close(tally, net)


def same_files(tally, browser):
    lab = Lab(browser, SMALL).ready()
    names = lab.page.locator(".places .place").first.locator("[data-chart] option").evaluate_all(
        "all => all.map(one => one.value)")
    # What no trace holds has no command.
    names = [name for name in names if name not in ("backward-pass", "responses")]
    place = lab.page.locator(".place").first
    for state in ("unfinished", "scrubbed", "finished"):
        if state == "unfinished":
            for _ in range(3):
                lab.press("epoch")
            lab.press("step")
        if state == "scrubbed":
            lab.page.locator("#lab-step").fill("2")
        if state == "finished":
            lab.press("end")
        for name in names if state == "finished" else ["loss", "network", "answer", "ledger"]:
            with tally.guarded(f"{name}, {state}"):
                place.locator("[data-chart]").select_option(name)
                if name in ("activation-curves",):
                    place.locator("select[data-layer]").select_option("1")
                lab.calm()
                if not place.locator("svg").count():
                    told = place.locator(".picture").inner_text()
                    tally.check(told.endswith("."), f"{name}, {state}: says why it is not drawn", told)
                    continue
                with lab.page.expect_download() as download:
                    place.locator("[data-do=save]").click()
                saved = pathlib.Path(download.value.path()).read_text()
                lab.page.evaluate("() => { document.getElementById('lab-command').textContent = ''; }")
                place.locator("[data-do=command]").click()
                lab.page.wait_for_function("() => document.getElementById('lab-command').textContent"
                                           ".includes('gradflow chart')")
                for command in lab.page.inner_text("#lab-command").splitlines():
                    words = shlex.split(command)
                    run(*words[1:])
                expected = pathlib.Path(FOLDER, words[-1]).read_text()
                tally.check(saved == expected and download.value.suggested_filename == words[-1],
                            f"{name}, {state}: the saved file is that of gradflow chart")
    lab.close(tally, "files")


def addresses(tally, browser):
    lab = Lab(browser, SMALL).ready()
    for _ in range(12):
        lab.press("step")
    lab.page.locator("#lab-step").fill("5")
    lab.page.locator("#lab-step").dispatch_event("change")
    lab.page.locator(".place").nth(1).locator("[data-do=enlarge]").click()
    lab.calm()
    before, losses = lab.hash(), lab.losses()
    svg = lab.page.locator(".place").nth(1).locator("svg").evaluate("one => one.outerHTML")
    lab.page.reload()
    lab.ready()
    lab.calm()
    tally.check(lab.hash() == before and lab.losses() == losses and lab.made() == 12,
                "a reload keeps everything", f"{before} and {lab.hash()}")
    again = lab.page.locator(".place").nth(1).locator("svg").evaluate("one => one.outerHTML")
    tally.check(svg == again, "a reload draws the same figure")
    lab.page.select_option("[data-key=dataset]", "xor")
    lab.calm()
    tally.check("dataset=xor" in lab.hash(), "a setting stands in the address", lab.hash())
    lab.page.go_back()
    lab.calm()
    tally.check("dataset=xor" not in lab.hash() and lab.page.input_value("[data-key=dataset]") == "spiral",
                "back brings the old net", lab.hash())
    lab.open("hide=net,training,more,comparison&dataset=moons")
    lab.ready()
    tally.check(not lab.page.is_visible("[data-part=net]") and lab.page.is_visible("[data-part=data]"),
                "controls can be hidden by the address")
    lab.open("")
    lab.ready()
    lab.calm()
    tally.check(lab.hash() == "", "who does not use the lab keeps the address", lab.hash())
    for wrong in ("activation=banana", "colour=red", "%3Cimg%20src=x%3E", "hidden=99"):
        lab.open(wrong)
        lab.ready()
        tally.check(lab.complaint().endswith("."), f"{wrong}: a sentence", lab.complaint())
        lab.press("step")
        tally.check(lab.made() == 1, f"{wrong}: the lab goes on with its own net")
    lab.close(tally, "addresses")


def from_a_run(tally, browser):
    settings = ["--dataset", "xor", "--hidden", "7,7", "--activation", "leaky-relu:0.2", "--normalization", "layer",
                "--skip", "1", "--loss", "squared-error", "--output-activation", "sigmoid", "--init", "he-normal",
                "--init-scale", "0.5", "--optimizer", "adam", "--rate", "0.003", "--batch", "20", "--seed", "11",
                "--steps", "70", "--clip-norm", "1", "--schedule", "cosine", "--weight-decay", "0.01", "--noise", "150",
                "--held-out", "40"]
    run("train", *settings, "-o", "from.trace")
    run("lab", "--from", "from.trace", "-o", "from.html")
    lab = Lab(browser)
    lab.page.goto((FOLDER / "from.html").resolve().as_uri())
    lab.ready()
    lab.press("end")
    tally.check(lab.losses() == [last_loss("from.trace")], "--from: the lab trains that run again",
                f"{lab.losses()} {lab.hash()}")
    lab.close(tally, "from")


def main(arguments):
    tally = Tally()
    write_page()
    parts = [carried, unpacking, beginning_again, same_numbers, same_files, beginning, backward, looking_back,
             own_points, controls, presets, addresses, from_a_run, looks, memory, speed, hand, beginning_early,
             after_typing, in_order, told, second_net, tasks, wrong_words, refusals, pasted]
    chosen = [one for one in parts if one.__name__ in os.environ.get("ONLY", one.__name__).split(",")]
    with chromium() as browser:
        for part in chosen:
            with tally.guarded(part.__name__):
                part(tally, browser)
        if "ONLY" not in os.environ or arguments:
            with tally.guarded("random nets"):
                random_nets(tally, browser, NETS)
            with tally.guarded("random clicks"):
                random_clicks(tally, browser, int(arguments[0]) if arguments else CLICKS)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
