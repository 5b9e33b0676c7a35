"""The progress line on a terminal: never wider than it, never backwards, and gone at the end."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import time
import unicodedata

from tally import BINARY

LEFT = re.compile(r"(\d+) %(?:, about (\d+):(\d\d) left)?")


def shown(folder, arguments, columns, change=None):
    """What stood in the line one after the other, each with its time; `change` are columns after three of them."""
    main, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen([str(BINARY), *arguments], cwd=folder, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=other, env={**os.environ, "TERM": "xterm"})
    os.close(other)
    text, begin, lines = b"", time.monotonic(), []
    while True:
        try:
            chunk = os.read(main, 4096)
        except OSError:
            break
        if not chunk:
            break
        if change and len(lines) == 3:
            fcntl.ioctl(main, termios.TIOCSWINSZ, struct.pack("HHHH", 24, change, 0, 0))
            change = None
        lines.append((time.monotonic() - begin, chunk))
        text += chunk
    process.wait()
    os.close(main)
    return process.returncode, text.decode(), lines


def width(text):
    return sum(0 if unicodedata.combining(one) or unicodedata.category(one) in ("Cf", "Mn", "Me")
               else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def narrow(tally, folder):
    train = ["train", "--hidden", "16,16", "--steps", "2500", "--frames", "5", "-o", "wide.trace"]
    labels = {"none": [], "long": ["--label", "a very long label " * 20], "wide": ["--label", "深層学習の勾配" * 9],
              "pictures": ["--label", "🌊🧠" * 40], "combining": ["--label", "e\u0301" * 90],
              "control": ["--label", "up\x1b[2Adown\nline"]}
    for columns in (1, 7, 12, 20, 30, 41, 80, 200):
        for name, label in labels.items():
            if columns not in (30, 80) and name not in ("none", "long"):
                continue
            code, text, _ = shown(folder, [*train, *label], columns)
            lines = text.split("\r\x1b[K")[1:-1]
            widest = max(map(width, lines), default=0)
            tally.check(code == 0 and lines and widest < max(columns, 2) and not re.search(r"[\n\x1b]", "".join(lines)),
                        f"{columns} columns, label {name}: every line has room", f"{code} {widest} {lines[:1]}")
            if columns >= 30:
                tally.check(all(re.search(r"\d of 2500 steps", one) for one in lines),
                            f"{columns} columns, label {name}: the number of steps stays", str(lines[:1]))
    code, text, _ = shown(folder, ["train", "--hidden", "16,16", "--steps", "12000", "--frames", "5", "-o", "w.trace"], 90, change=33)
    widths = [width(one) for one in text.split("\r\x1b[K")[1:-1]]
    tally.check(code == 0 and widths and widths[-1] < 33 < max(widths), "a window that becomes narrow", str(widths[-3:]))


def counted(tally, folder):
    """A report's share is counted from the first moment, grows only, and ends at the end."""
    code, text, chunks = shown(folder, ["report", "--quick", "-o", "counted"], 100)
    shares = [int(one[1]) for one in LEFT.finditer(text)]
    tally.check(code == 0 and len(shares) > 10 and shares == sorted(shares) and shares[-1] >= 85,
                "the share of a report grows, and ends near the end", str(shares))
    bars = [one.count("#") for one in re.findall(r"\[([#-]+)\]", text)]
    tally.check(bars == sorted(bars), "the bar never runs backwards", str(bars))
