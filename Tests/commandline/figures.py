"""The options of `gradflow chart`: what comes out, and what is refused."""

import re

from program import gradflow


def bad_figures():
    """Options of a figure that cannot be, what they are and what the sentence must name."""
    def chart(*options, name="loss"):
        return ["chart", name, "not-a.trace", *options, "-o", "x.svg"]

    wrong = {
        "--width": ["0", "-5", "199", "4001", "1000000", "wide", "page", "1e3", ""],
        "--height": ["0", "119", "4001", "tall", "99999999999999999999"],
        "--font-size": ["0", "8", "49", "11.5", "large"],
        "--step": ["-1", "x", "1.5"], "--film": ["0", "1", "13", "x"], "--layer": ["0", "-1", "x"],
        "--steps": ["", "..", "5..2", "a..b", "-1..3", "1...3", "1-3", "1..2..3", "1.5..3",
                    "99999999999999999999.."],
        "--layers": ["", "0..2", "..", "3..1", "x"],
    }
    cases = [(chart(f"{flag}={value}", name="gradient-by-layer"), flag)
             for flag, values in wrong.items() for value in values]
    for flag, word, nearest in (("--theme", "drak", "dark"), ("--layout", "slid", "slide"),
                                ("--decimal", "coma", "comma"), ("--scale", "liner", "linear")):
        cases += [(chart(flag, word), flag, nearest), (chart(flag, ""), flag)]
    cases += [
        (chart("--animate=yes"), "--animate"), (chart("--step", "1", "--film", "3", name="ledger"), "--film"),
        (chart("--film", "3", "--animate", name="ledger"), "--animate"),
        (chart("--film", "3", "--height", "300", name="ledger"), "--height"),
        (chart("--layout", "slide", "--width", "500"), "--layout", "--width"),
        (chart("--title", "x", "--no-title"), "--no-title"),
        (chart("--layer", "1", "--layers", "1..2", name="histograms"), "--layers"),
        (chart("--film", "3"), "loss", "--film", "ledger"),
        (["chart", "loss", "not-a.trace", "-o", "out/x.png"], "x.svg", "rsvg-convert -f png"),
        (["chart", "loss", "not-a.trace", "-o", "x.PDF"], "x.svg", "rsvg-convert -f pdf"),
        (chart("--layers", "1..2", name="ledger"), "ledger", "--layers", "histograms"),
        (chart("--scale", "log", name="accuracy"), "accuracy", "--scale", "loss"),
        (chart("--width", "400", "--font-size", "40"), "40", "400", "728"),
    ]
    return cases


def figures(tally, folder, trace):
    """Size, letters, words and colours are what was asked for."""
    def drawn(*options, chart="loss"):
        done = gradflow("chart", chart, str(trace), *options, "-o", "-", folder=folder)
        return done.stdout if done.returncode == 0 else f"{done.returncode}: {done.stderr}"

    sizes = {(): "720", ("--layout", "column"): "400", ("--layout", "slide"): "960", ("--width", "531"): "531"}
    for options, width in sizes.items():
        text = drawn(*options)
        tally.check(f' width="{width}" ' in text[:120], f"chart {' '.join(options)} is {width} wide", text[:160])
    tally.check(' width="960" height="540" ' in drawn("--layout", "slide")[:120], "a slide is 960 by 540")
    tally.check(' height="333" ' in drawn("--height", "333")[:120], "--height 333 is 333 high")
    tally.check("scale(200)" in drawn("--font-size", "22"), "--font-size 22 draws everything twice as large")
    whole, bare = drawn(), drawn("--no-title", "--no-caption")
    title = re.search("<title>(.*?)</title>", whole)[1]
    tally.check(whole.count(title[:12]) > bare.count(title[:12]) == 1 and "Training loss" not in bare,
                "--no-title and --no-caption leave the words to the document")
    tally.check(re.search(r"\d,\d[^<]*</text>", drawn("--decimal", "comma")) and not re.search(
        r">[^<]*\d\.\d[^<]*</text>", drawn("--decimal", "comma")), "--decimal comma")
    for theme, ground in (("light", "#ffffff"), ("dark", "#0d1117"), ("print", "#ffffff")):
        text = drawn("--theme", theme)
        tally.check(f'fill="{ground}"' in text[:1500] and "<style" not in text, f"--theme {theme}", text[:200])
    tally.check(whole == drawn("--theme", "light") and "prefers-color-scheme" in drawn("--theme", "auto"),
                "a figure follows the reader's system only where it is told to")
    tally.check("prefers-color-scheme" not in drawn("--animate", chart="gradient-by-layer"), "also one that moves")
    colours = set(re.findall("#([0-9a-f]{6})", drawn("--theme", "print")))
    tally.check(all(one[:2] == one[2:4] == one[4:] for one in colours), "paper needs no colours", str(colours))
    tally.check(drawn("--scale", "log") == whole != drawn("--scale", "linear"), "--scale log and linear")
    tally.check(drawn("--steps", "0..") == whole != drawn("--steps", "..9"), "--steps")
    film = drawn("--film", "3", chart="gradient-by-layer")
    tally.check(len(re.findall(r">step \d+<", film)) == 3, "--film 3 has three steps", film[:200])
    text = drawn("--animate", chart="gradient-by-layer")
    tally.check("@keyframes" in text and "<script" not in text, "--animate", text[:200])
    low = gradflow("chart", "ledger", str(trace), "--height", "120", "-o", "x.svg", folder=folder)
    tally.check(low.returncode == 64 and "at least" in low.stderr and low.stderr.count("\n") == 1
                and not (folder / "x.svg").exists(), "a height that is too small is refused", low.stderr)
