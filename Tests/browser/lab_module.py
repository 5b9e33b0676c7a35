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
    module, worker, page = (lab.page.evaluate(f"() => document.querySelector('{which}').textContent.trim()")
                            for which in ("#lab-core", "#lab-worker", "script:not([type])"))
    lab.close(tally, "what is carried")
    packed = base64.b64decode(module)
    # The page's own script has others besides the lab's.
    begin, end = page.index("const labModule = "), page.index("const hand = document")
    scripts = len(worker.encode()) + len(page[begin:end].encode())
    print(f"module {len(packed)} bytes packed, {len(lzma.decompress(packed))} unpacked; scripts {scripts} bytes; "
          f"lab.html {PAGE.stat().st_size >> 10} KB")
    tally.check(0 < len(packed) < MODULE_LIMIT, f"the packed module has less than {MODULE_LIMIT} bytes", str(len(packed)))
    tally.check("labUnpack" in worker and "labStart" in page[begin:end] and scripts < SCRIPTS_LIMIT,
                f"the lab's scripts have less than {SCRIPTS_LIMIT} bytes", str(scripts))


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
    # Bytes that were changed may mean something else; that there are answers at all is what is asked.
    tally.check(len(answers) == len(damaged), "what is changed comes to an end")
    page.close()


class Broken:
    """A page whose module has failed, and what it says then."""

    def __init__(self, tally, browser, address, before="() => {}"):
        self.tally = tally
        self.lab = Lab(browser, address).ready()
        self.lab.press("step")
        self.first = self.lab.losses()
        self.lab.page.evaluate(before)
        self.fail()

    def fail(self):
        self.lab.page.evaluate("() => labModule.ask('no such question').catch(() => {})")
        self.lab.page.wait_for_selector("#lab [data-do=again]:visible")
        self.lab.calm()
        # What had been asked for was refused, and said so.
        self.lab.problems.clear()

    def again(self, name, meanwhile="() => {}"):
        lab = self.lab
        lab.page.evaluate(f"""() => {{
          document.querySelector("#lab [data-do=again]").click(); ({meanwhile})(); }}""")
        lab.page.wait_for_selector("#lab .bench:visible")
        lab.calm()
        self.tally.check(lab.made() == 0 and not lab.page.is_visible(".lab-message")
                         and not lab.page.is_visible("#lab [data-do=again]"), f"{name}: the lab begins again",
                         str(lab.made()))
        self.tally.check(lab.page.evaluate("() => document.activeElement.dataset.do") == "play",
                         f"{name}: the keyboard goes on at the first button")
        lab.press("step")
        self.tally.check(lab.pictures() == lab.page.locator(".place").count(), f"{name}: with all figures")
        return lab.losses()


def beginning_again(tally, browser):
    """After an error in the module there is a new one with a click, for the lab and for what else draws."""
    net = SMALL.replace("steps=80", "steps=20000") + "&charts=network,backward-pass"
    for name, before in {"at rest": "() => {}", "at play": """() =>
        document.querySelector(".player [data-do=play]").click()"""}.items():
        broken = Broken(tally, browser, net, before)
        tally.check("stopped" in broken.lab.page.inner_text(".lab-message")
                    and not broken.lab.page.is_visible(".bench"), f"an error {name} is told")
        tally.check(broken.again(name) == broken.first and "seed=7" in broken.lab.hash(),
                    f"{name}: the same net", broken.lab.hash())
        broken.lab.press("epoch")
        tally.check(broken.lab.made() > 1, f"{name}: it goes on", str(broken.lab.made()))
        broken.lab.close(tally, name)
    for name, meanwhile in {
        "a second click": "() => document.querySelector('#lab [data-do=again]').click()",
        "a step of the walk": "() => document.querySelector('.walk [data-do=next]').click()",
        "another width": "() => dispatchEvent(new Event('resize'))",
    }.items():
        broken = Broken(tally, browser, net)
        tally.check(broken.again(name, meanwhile) == broken.first, f"{name} meanwhile: the same net",
                    broken.lab.hash())
        broken.lab.close(tally, name)
    broken = Broken(tally, browser, net)
    broken.lab.page.evaluate("() => { location.hash = 'lab=seed=9&steps=50'; }")
    broken.again("another address")
    tally.check("seed=9" in broken.lab.hash() and "steps=50" in broken.lab.hash(),
                "the address that was gone to meanwhile counts", broken.lab.hash())
    broken.lab.close(tally, "another address")
    broken = Broken(tally, browser, net)
    broken.again("once")
    broken.fail()
    broken.again("twice")
    tally.check("seed=7" not in broken.lab.hash(), "an error right after the beginning: the standard net",
                broken.lab.hash())
    broken.lab.page.select_option("#lab [data-key=dataset]", "drawn")
    broken.lab.calm()
    broken.lab.page.locator("#lab .plane").click(position={"x": 40, "y": 40})
    broken.lab.calm()
    tally.check(broken.lab.page.locator("#lab .plane svg").count() == 1, "points can be drawn afterwards")
    broken.lab.close(tally, "twice")
    lab = Lab(browser, SMALL, script="""const ask = Worker.prototype.postMessage; let isFirst = true;
      Worker.prototype.postMessage = function (message, moved) {
        const isHit = message.kind === "configure" && isFirst;
        if (isHit) isFirst = false;
        ask.call(this, isHit ? { ...message, kind: "no such question" } : message, moved);
      };""")
    lab.page.wait_for_selector("#lab [data-do=again]:visible")
    lab.problems.clear()
    lab.page.click("#lab [data-do=again]")
    lab.ready().press("step")
    tally.check(lab.made() == 1, "an error before the first net: the lab begins with the standard one")
    lab.close(tally, "an error before the first net")
