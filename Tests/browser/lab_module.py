"""How the lab gets its module: what the page carries, what unpacks it, and a new one after an error."""

import base64
import lzma
import random

from lab_page import PAGE, SMALL, Lab
from tally import ROOT

SCRIPTS = ROOT / "Resources" / "page"
# What the lab may add to a page, in bytes.
MODULE_LIMIT, SCRIPTS_LIMIT = 400_000, 40_000
UNPACK = """([script, packed]) => {
  const labUnpack = new Function(`${script}; return labUnpack;`)();
  const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return packed.map(one => {
    try {
      return btoa(Array.from(labUnpack(bytes(one)), (byte) => String.fromCharCode(byte)).join(""));
    } catch (error) {
      return { error: String(error) };
    }
  });
}"""


def carried(tally, browser):
    lab = Lab(browser, SMALL).ready()
    module, worker = (lab.page.evaluate(f"() => document.getElementById('{name}').textContent")
                      for name in ("lab-core", "lab-worker"))
    lab.close(tally, "what is carried")
    packed = base64.b64decode(module)
    lines = [line.strip() for path in SCRIPTS.glob("lab*.js") for line in path.read_text().splitlines()]
    scripts = sum(len(line) + 1 for line in lines if line and not line.startswith("// "))
    print(f"module {len(packed)} bytes packed, {len(lzma.decompress(packed))} unpacked; scripts {scripts} bytes; "
          f"lab.html {PAGE.stat().st_size >> 10} KB")
    tally.check(0 < len(packed) < MODULE_LIMIT, f"the packed module has less than {MODULE_LIMIT} bytes", str(len(packed)))
    tally.check(len(worker) < scripts < SCRIPTS_LIMIT, f"the lab's scripts have less than {SCRIPTS_LIMIT} bytes",
                str(scripts))


def pack(content, **properties):
    return lzma.compress(content, format=lzma.FORMAT_ALONE, filters=[{"id": lzma.FILTER_LZMA1, **properties}])


def unpacking(tally, browser):
    """Whatever properties it was packed with, and an error where it is cut or changed."""
    chance = random.Random(1)
    letters = bytes(chance.choice(b"abcd") for _ in range(3000))
    contents = {
        "nothing": b"", "one byte": b"x", "one byte often": b"x" * 100_000, "noise": chance.randbytes(5000),
        "words": b"".join(chance.choice([b"layer ", b"unit ", b"gradient ", b"step "]) for _ in range(5000)),
        "far apart": letters + chance.randbytes(300_000) + letters,
        "a script": (SCRIPTS / "lab.js").read_bytes(),
    }
    properties = [{}, {"lc": 0, "lp": 0, "pb": 0}, {"lc": 1, "lp": 3, "pb": 4}, {"lc": 4, "lp": 0, "pb": 1},
                  {"preset": 0}, {"dict_size": 4096}, {"mode": lzma.MODE_FAST, "nice_len": 5, "mf": lzma.MF_HC3}]
    packed = [(name, content, pack(content, **one)) for name, content in contents.items() for one in properties]
    damaged = []
    for _ in range(200):
        bytes_ = bytearray(pack(contents["words"]))
        if chance.random() < 0.5:
            bytes_ = bytes_[:chance.randrange(len(bytes_) - 6)]
        else:
            bytes_[chance.randrange(14, len(bytes_))] ^= 1 << chance.randrange(8)
        damaged.append(bytes(bytes_))
    page = browser.new_page()
    page.goto("about:blank")
    script = (SCRIPTS / "lab-unpack.js").read_text()
    found = page.evaluate(UNPACK, [script, [base64.b64encode(one).decode() for _, _, one in packed]])
    for (name, content, _), one in zip(packed, found):
        tally.check(isinstance(one, str) and base64.b64decode(one) == content, f"unpacks {name}", str(one)[:80])
    answers = page.evaluate(UNPACK, [script, [base64.b64encode(one).decode() for one in damaged]])
    cut = [one for one, bytes_ in zip(answers, damaged) if len(bytes_) < len(pack(contents["words"]))]
    tally.check(cut and all("error" in one for one in cut), "what is cut short is an error", f"{len(cut)} cut")
    tally.check(len(answers) == len(damaged), "what is changed comes to an end")
    page.close()


def beginning_again(tally, browser):
    """After an error in the module there is a new one with a click, for the lab and for what else draws."""
    lab = Lab(browser, SMALL.replace("steps=80", "steps=20000")).ready()
    lab.press("step")
    first = lab.losses()
    for name, before in {"at rest": None, "while it plays": "play"}.items():
        if before:
            lab.page.click(f".player [data-do={before}]")
        lab.page.evaluate("() => labModule.ask('no such question').catch(() => {})")
        lab.page.wait_for_selector("#lab [data-do=again]:visible")
        tally.check("stopped" in lab.page.inner_text(".lab-message") and not lab.page.is_visible(".bench"),
                    f"an error {name} is told")
        lab.page.click("#lab [data-do=again]")
        lab.page.wait_for_selector("#lab .bench:visible")
        lab.calm()
        # What had been asked for was refused, and said so.
        lab.problems.clear()
        tally.check(lab.made() == 0 and not lab.page.is_visible(".lab-message"), f"{name}: the lab begins again",
                    str(lab.made()))
        lab.press("step")
        tally.check(lab.losses() == first and lab.pictures() == lab.page.locator(".place").count(),
                    f"{name}: the same net, with its figures", f"{lab.losses()} {first}")
        lab.press("epoch")
        tally.check(lab.made() > 1, f"{name}: it goes on", str(lab.made()))
    lab.page.select_option("#lab [data-key=dataset]", "drawn")
    lab.calm()
    lab.page.locator("#lab .plane").click(position={"x": 40, "y": 40})
    lab.calm()
    tally.check(lab.page.locator("#lab .plane svg").count() == 1, "points can be drawn afterwards")
    lab.close(tally, "beginning again")
