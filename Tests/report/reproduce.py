"""Runs every command that the page prints, and compares what it makes with what the report holds.

A reader who copies a command from a figure or a run card must get the very bytes of the page's figure or
trace; and the figures that the README shows must be those of the present program.
"""

import html
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from tally import BINARY, REPORT, ROOT, Tally


def printed_commands(page):
    found = re.findall(r"<code[^>]*>(gradflow [^<]+)</code>", page)
    return sorted({html.unescape(command) for command in found})


def made_by(command, folder):
    """Runs one printed command in a folder; the path that it wrote, relative to the folder."""
    words = shlex.split(command)
    done = subprocess.run([str(BINARY), *words[1:]], cwd=folder, capture_output=True, text=True,
                          errors="replace", timeout=300)
    if done.returncode != 0:
        raise RuntimeError(f"{done.returncode}: {done.stderr.strip()[-200:]}")
    return words[words.index("-o") + 1]


def main():
    tally = Tally()
    page = (REPORT / "index.html").read_text(encoding="utf-8")
    commands = printed_commands(page)
    single = [command for command in commands if " -o " in command]
    tally.check(len(single) >= 20, "the page prints commands for its figures and runs", str(len(single)))
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(REPORT / "traces", pathlib.Path(folder, "traces"))
        for command in single:
            with tally.guarded(command[:100]):
                name = made_by(command, folder)
                kind = "traces" if name.endswith(".trace") else "figures"
                same = pathlib.Path(folder, name).read_bytes() == (REPORT / kind / name).read_bytes()
                tally.check(same, f"{name} is made again, byte for byte")
    shown = sorted((ROOT / "docs" / "figures").glob("*.svg"))
    tally.check(shown, "the README has figures")
    for figure in shown:
        current = REPORT / "figures" / figure.name
        tally.check(current.is_file() and current.read_bytes() == figure.read_bytes(),
                    f"docs/figures/{figure.name} is what the program draws")
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
