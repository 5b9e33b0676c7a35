"""The shape of the project: formatting, top level, imports of the core, length of files, no machine paths."""

import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from tally import ROOT, Tally

TOP_LEVEL = {"Package.swift", "Sources", "Tests", "Resources", "docs", "README.md"}
CORE = [
    "Kernels", "KernelCode", "Training", "Recording", "Experiments", "Numerals", "Wording", "Markup", "Plotting",
    "Charts", "Lab",
]
OUTSIDE = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|internal|package|private|fileprivate)\s+)?import\s+"
    r"(?:(?:struct|class|enum|func|protocol|typealias|let|var)\s+)?"
    r"(Foundation\w*|Glibc|Musl|Darwin|Dispatch|Synchronization|WASILibc)\b", re.M)
LONGEST_FILE = 300
# What draws and sets pages, and so must not speak: every sentence stands in Wording, one folder per language.
SILENT = ["Markup", "Plotting", "Charts", "Lessons", "Report", "Lab"]
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
# Commands, lists of typefaces, and what only a reader of the source sees.
UNSPOKEN = re.compile(r'"gradflow |sans-serif|precondition|fatalError|unescaped\(')
# The first component of a path that exists on one machine only; `[/]` keeps this file out of its own net.
MACHINE_PATH = re.compile(r"(?<![\w.}/~-])[/](?:work|root|home|farm|Users|opt)[/]")


def tracked_files():
    """The files of the next commit: known to git or new, but not ignored and not deleted."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True)
    if listed.returncode == 0:
        names = [name for name in listed.stdout.split("\0") if name]
    else:  # an unpacked archive instead of a clone
        names = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*")
                 if path.relative_to(ROOT).parts[0] not in (".git", ".build", ".test-output")]
    return sorted({name for name in names if (ROOT / name).is_file()})


def lint(tally):
    command = ["swift", "format", "lint", "--strict", "--parallel", "--recursive",
               "Package.swift", "Sources", "Tests"]
    linted = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    findings = (linted.stdout + linted.stderr).replace(str(ROOT) + "/", "").splitlines()
    if linted.returncode != 0 and not findings:
        findings = [f"exit status {linted.returncode}"]
    tally.none(findings, "swift format lint --strict", shown=12)


def text_of(name):
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def spoken(name):
    """String literals of three words or more, holes for numbers not counted."""
    before = ""
    for number, line in enumerate((text_of(name) or "").splitlines(), 1):
        code = line.split("//")[0]
        statement = before + code
        before = statement if code.rstrip().endswith(("(", ",")) else ""
        if UNSPOKEN.search(statement):
            continue
        for match in LITERAL.finditer(code):
            words = re.sub(r"\\\([^)]*\)", "", match[1]).split()
            if sum(word.strip(".,:;()?!").isalpha() for word in words) >= 3:
                yield f"{name}:{number} says {match[0]}"


def main():
    tally = Tally()
    lint(tally)

    files = tracked_files()
    tally.none(sorted({name.split("/")[0] for name in files} - TOP_LEVEL
                      - {name.split("/")[0] for name in files if name.startswith(".")}),
               "nothing else at the top level")
    tally.none(sorted(name for name in TOP_LEVEL if not (ROOT / name).exists()),
               "the top level is complete")

    for module in CORE:
        sources = [name for name in files if name.startswith(f"Sources/{module}/")
                   and name.endswith(".swift")]
        found = [f"{name} imports {match[1]}" for name in sources
                 for match in OUTSIDE.finditer(text_of(name) or "")]
        tally.none(found if sources else [f"Sources/{module} is empty"],
                   f"{module} imports nothing but modules of the core")

    for module in SILENT:
        sources = [name for name in files if name.startswith(f"Sources/{module}/") and name.endswith(".swift")]
        found = [finding for name in sources for finding in spoken(name)]
        tally.none(found if sources else [f"Sources/{module} is empty"], f"{module} leaves prose to Wording")

    long = [f"{name} ({lines})" for name in files
            if name.endswith((".swift", ".py", ".sh", ".js")) and not name.startswith("Tests/Golden")
            and (lines := (text_of(name) or "").count("\n")) > LONGEST_FILE]
    tally.none(long, f"no source file above {LONGEST_FILE} lines")

    # A page has scripts and styles without indentation and lines of comments.
    open_ended = [f"{name}:{number}" for name in files if name.startswith("Resources/page/")
                  for number, line in enumerate((text_of(name) or "").splitlines(), 1)
                  if name.endswith(".js") and (line.count("`") % 2 or line.endswith("\\"))
                  or not name.endswith(".js") and line.lstrip().startswith("// ")]
    tally.none(open_ended, "no text of a page's script or style goes on in the next line")

    machine = [f"{name}: {match[0]}" for name in files
               if (text := text_of(name)) and (match := MACHINE_PATH.search(text))]
    tally.none(machine, "no path of one machine in the tree")

    manifest = text_of("Package.swift") or ""
    tally.check(".package(" not in manifest, "Package.swift names no package")
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
