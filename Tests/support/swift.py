"""`swift build` and `swift test` in release configuration, counted.

usage: swift.py build | test | sanitize address | sanitize thread

The build is one test: it must end without an error and without a warning. `swift test` is counted by the
summary that Swift Testing prints; a run without a summary (a crash, a build error) has failed.
"""

import re
import subprocess
import sys

from tally import ROOT, Tally

SUMMARY = re.compile(r"Test run with (\d+) tests? in \d+ suites? (passed|failed) after")
FAILED = re.compile(r"^\S+ Test (?!run with|case )(.+?)(?: with \d+ test cases)? failed after ")
# A build prints one line per compiled file; what matters is what comes after them.
PROGRESS = re.compile(r"^\[\d+/\d+\] |^(Building|Planning|Fetching) ")
PASSING = re.compile(r"^(◇|↳|✔ (Test|Suite) (?!run with))")


def run(command, quiet):
    """Runs `command` in the repository, prints its lines except quiet ones, returns status and lines."""
    print("$ " + " ".join(command), flush=True)
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip("\n"))
        if not any(pattern.search(line) for pattern in quiet):
            print(line, end="", flush=True)
    return process.wait(), lines


def build(tally):
    status, lines = run(["swift", "build", "-c", "release"], [PROGRESS])
    warnings = [line for line in lines if re.search(r"\bwarning: ", line)]
    tally.check(status == 0, "swift build -c release", f"exit status {status}")
    tally.none(warnings, "the build has no warning")


def test(tally, *options):
    # Without @testable imports the tests link the very modules of `swift build`.
    command = ["swift", "test", "-c", "release", "--disable-xctest", "--disable-testable-imports",
               *options]
    status, lines = run(command, [PROGRESS, PASSING])
    summaries = [match for line in lines if (match := SUMMARY.search(line))]
    if not summaries:
        tally.check(False, "swift test", f"no summary, exit status {status}")
        return
    total = sum(int(match[1]) for match in summaries)
    failed = [match[1] for line in lines if (match := FAILED.match(line))]
    if status != 0 and not failed:
        failed = [f"(exit status {status})"]
    tally.passed += max(total - len(failed), 0)
    for name in failed:
        tally.check(False, f"swift test: {name}")


def sanitize(tally, sanitizer):
    """In a build folder of its own: everything is compiled otherwise."""
    test(tally, "--sanitize", sanitizer, "--scratch-path", f".build/{sanitizer}")


def main(arguments):
    tally = Tally()
    match arguments:
        case ["build"]:
            build(tally)
        case ["test"]:
            test(tally)
        case ["sanitize", ("address" | "thread") as sanitizer]:
            sanitize(tally, sanitizer)
        case _:
            sys.exit(__doc__)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
