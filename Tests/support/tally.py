"""Counting for the test scripts outside `swift test`.

Every script makes one `Tally`, checks what it has to check, and ends with `sys.exit(tally.finish())`.
Failures are printed when they happen, passes only counted. The last line is `N passed, N failed`, which
Tests/all.sh adds up.
"""

import os
import pathlib
import traceback
from contextlib import contextmanager

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUTPUT = ROOT / ".test-output"
REPORT = OUTPUT / "report"
BINARY = ROOT / ".build" / "release" / "gradflow"


def numbers(arguments, *usual):
    """The whole numbers of a command line, and the usual ones for those that are not given."""
    return ([int(one) for one in arguments] + list(usual[len(arguments):]))[:len(usual)]


class Tally:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, holds, name, detail=""):
        """One test: counted, and printed when it fails (or always with VERBOSE=1)."""
        if holds:
            self.passed += 1
            if os.environ.get("VERBOSE"):
                print(f"ok    {name}")
        else:
            self.failed += 1
            print(f"FAIL  {name}" + (f": {detail}" if detail else ""), flush=True)
        return bool(holds)

    def none(self, problems, name, shown=6):
        """One test that passes when there are no problems; the first few are printed otherwise."""
        problems = list(problems)
        more = f" (and {len(problems) - shown} more)" if len(problems) > shown else ""
        return self.check(not problems, name, "; ".join(map(str, problems[:shown])) + more)

    @contextmanager
    def guarded(self, name):
        """Turns an exception inside the block into one failed test, so that the others still run."""
        try:
            yield
        except Exception as error:  # a test script must report, never stop half-way
            if os.environ.get("VERBOSE"):
                traceback.print_exc()
            self.check(False, name, f"{type(error).__name__}: {error}".splitlines()[0])

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        return 1 if self.failed or not self.passed else 0
