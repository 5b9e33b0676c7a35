"""The kernels of every instruction set make the same bytes, and one that the machine lacks is refused."""

import pathlib
import re
import shutil
import subprocess

from program import TIMEOUT, gradflow
from tally import BINARY

# Hidden softmax with everything that is computed by kernels of its own, on batches and widths that no vector
# divides.
REMEDIED = ["--hidden", "19,7", "--activation", "softmax,gelu", "--normalization", "batch", "--dropout", "0.3",
            "--optimizer", "adam", "--rate", "0.01", "--clip-norm", "0.5", "--batch", "37"]
NETS = {
    "the default net": [],
    "the default net in 64 bits": ["--precision", "64"],
    "softmax with remedies": REMEDIED,
    "softmax with remedies in 64 bits": [*REMEDIED, "--precision", "64"],
}


def kernels(tally, folder):
    lines = gradflow("list", "kernels", folder=folder).stdout.splitlines()
    here = [line.split()[0] for line in lines if "not on this machine" not in line]
    missing = [line.split()[0] for line in lines if "not on this machine" in line]
    print("kernels here: " + ", ".join(here))
    tally.check(here[:2] == ["auto", "baseline"] and lines[0].endswith(", " + here[-1]),
                "auto and baseline are everywhere, and auto is the last that is here", str(lines))
    same_bytes(tally, folder, here)
    for word in missing:
        refused(tally, word, gradflow("train", "--kernels", word, "-o", "x.trace", folder=folder))
    if len(here) > 2:
        hidden(tally, folder)


def same_bytes(tally, folder, here):
    commands = {name: ["train", *net, "--steps", "60", "-q", "-o", "-"] for name, net in NETS.items()}
    commands["check of a net"] = ["check", "--hidden", "5,5", "--activation", "softmax", "--normalization", "layer"]
    for name, command in commands.items():
        with tally.guarded(name):
            made = {word: gradflow(*command, "--kernels", word, folder=folder) for word in here}
            first = gradflow(*command, folder=folder).stdout
            different = [word for word, done in made.items() if done.returncode != 0 or done.stdout != first]
            tally.check(len(first) > 500 and not different, f"{name}: the same bytes with every kernel", str(different))
    with tally.guarded("a report"):
        folders = {word: report(folder, word) for word in ("baseline", "auto")}
        tally.check(len(folders["auto"]) > 5 and folders["auto"] == folders["baseline"],
                    "a report: the same bytes with every kernel")


def report(folder, word):
    """The files of a small report."""
    place = folder / ("report-" + word)
    done = gradflow("report", "--quick", "--lesson", "dead-relu", "--kernels", word, "-q", "-o", place.name,
                    folder=folder)
    if done.returncode != 0:
        raise RuntimeError(done.stderr[:200])
    files = {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    shutil.rmtree(place)
    return files


def refused(tally, word, done):
    tally.check(done.returncode == 64 and done.stderr.count("\n") == 1 and not done.stdout
                and f"--kernels {word}" in done.stderr and "baseline" in done.stderr,
                f"kernels that are not here are refused: {word}", f"{done.returncode} {done.stderr[:200]}")


def hidden(tally, folder):
    """The same on a machine that says of itself that it has neither; needs to hide what the system says."""
    told = pathlib.Path("/proc/cpuinfo").read_text()
    (folder / "cpuinfo").write_text(re.sub(r"\bavx\w*", "", told))

    def elsewhere(*arguments):
        return subprocess.run(
            ["unshare", "--mount", "sh", "-c", 'mount --bind cpuinfo /proc/cpuinfo && exec "$0" "$@"', str(BINARY),
             *arguments], cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=TIMEOUT)

    if shutil.which("unshare") is None or elsewhere("--version").returncode != 0:
        print("not tested: kernels that a machine lacks, because nothing can be hidden from the program here")
        return
    lines = elsewhere("list", "kernels").stdout.splitlines()
    tally.check([line.split()[0] for line in lines if "not on this machine" in line] == ["avx2", "avx512"]
                and lines[0].endswith(", baseline"), "list kernels says what is not there", str(lines))
    for word in ("avx2", "avx512"):
        refused(tally, word, elsewhere("train", "--kernels", word, "-o", "x.trace"))
        refused(tally, word, elsewhere("check", "--kernels", word))
        refused(tally, word, elsewhere("report", "--quick", "--kernels", word, "-o", "x"))
    tally.check(not (folder / "x.trace").exists() and not (folder / "x").exists(), "and nothing is written")
    (folder / "cpuinfo").unlink()
