"""Input without end, words of a command line that are joined, and the program where there is no Swift."""

import os
import shutil
import signal
import subprocess
import time

from files import SHORT
from leftovers import whole
from program import gradflow
from tally import BINARY


def streams(tally, parent):
    """Text that is no trace is refused at its beginning, however much of it there is."""
    folder = parent / "streams"
    folder.mkdir()
    endless = {
        "text": "yes this is a log", "zeros": "cat /dev/zero", "random": "cat /dev/urandom",
        "braces": "yes '{' | tr -d '\\n'", "JSON lines": "yes '{\"step\": 1, \"loss\": 0.5}'",
        "a slow log": "echo epoch 1; sleep 30", "numbers": "yes 1,2,3",
    }
    for name, command in endless.items():
        for program in (["chart", "loss", "-o", "x.svg"], ["lab", "--from", "-", "-o", "x.html"]):
            begin = time.monotonic()
            producer = subprocess.Popen(["sh", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                        start_new_session=True)
            done = subprocess.run([str(BINARY), *program], cwd=folder, stdin=producer.stdout, capture_output=True,
                                  text=True, timeout=60)
            producer.stdout.close()
            os.killpg(producer.pid, signal.SIGKILL)
            producer.wait()
            seconds = time.monotonic() - begin
            tally.check(done.returncode == 65 and seconds < 10 and done.stderr.count("\n") == 1
                        and ("no" in done.stderr or "binary" in done.stderr),
                        f"{program[0]}: {name} without end on standard input", f"{seconds:.1f} s {done.stderr}")
    gradflow(*SHORT, "-o", "run.trace", folder=folder)
    for arguments, code, words in (
            (["chart", "loss", *["run.trace"] * 1001, "-o", "x.svg"], 64, ["1001", "1000"]),
            (["help", "foo"], 64, ["foo"]), (["help", "trian"], 64, ["train"]), (["-q", "help", "chrat"], 64, ["chart"]),
            (["chart", "loss", "run.trace", "-out", "x.svg"], 64, ["--output"]),
            (["chart", "loss", "run.trace", "-qz", "-o", "x.svg"], 64, ["-qz"])):
        done = gradflow(*arguments, folder=folder)
        tally.check(done.returncode == code and all(word in done.stderr for word in words)
                    and done.stderr.count("\n") == 1, f"{code}: gradflow {' '.join(arguments)[:40]}", done.stderr[:200])
    for number, joined in enumerate((["-qo", "0.svg"], ["-qo1.svg"], ["-o2.svg"], ["-qo=3.svg"], ["-qqo", "4.svg"])):
        done = gradflow("chart", "loss", "run.trace", *joined, folder=folder)
        tally.check(done.returncode == 0 and (folder / f"{number}.svg").exists(), f"joined: {' '.join(joined)}",
                    done.stderr)
    (folder / "layers.json").write_text('{"layers":[' + ",".join(["{}"] * 30_000_000) + "]}")
    begin = time.monotonic()
    done = gradflow("train", "--dataset", "moons", "--hidden", "3", "--initial-weights", "layers.json", "-o", "x.trace",
                    folder=folder)
    seconds = time.monotonic() - begin
    tally.check(done.returncode == 65 and seconds < 2 and "13 weights and biases" in done.stderr,
                "a weights file of empty layers is refused at once", f"{seconds:.1f} s {done.stderr}")
    shutil.rmtree(folder)


def empty_root(tally, parent):
    """The program alone, in a root with nothing but the libraries of the system that it is linked to."""
    if os.uname().sysname != "Linux":
        return
    linked = subprocess.run(["ldd", str(BINARY)], capture_output=True, text=True).stdout
    tally.check("swift" not in linked.lower() and "Foundation" not in linked and "dispatch" not in linked.lower(),
                "the program needs no library of Swift", linked)
    size = BINARY.stat().st_size
    tally.check(size < 30_000_000, "the program is smaller than 30 MB", str(size))
    root = parent / "root"
    paths = [word for line in linked.splitlines() for word in line.split() if word.startswith("/")]
    for path in [*paths, str(BINARY)]:
        place = root / ("gradflow" if path == str(BINARY) else path.lstrip("/"))
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
    chroot = shutil.which("chroot", path="/usr/sbin:/sbin:/usr/bin:/bin")
    enter = [] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user"]
    command = [*enter, chroot, str(root), "/gradflow", "report", "--quick", "--lesson", "chain-rule", "-q", "-o", "/report"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env={})
    tally.check(done.returncode == 0 and whole(root / "report"), "it makes a report in a root without Swift",
                f"{done.returncode} {done.stderr[:300]}")
    here = gradflow("report", "--quick", "--lesson", "chain-rule", "-q", "-o", "here", folder=parent)
    tally.check(here.returncode == 0 and (root / "report" / "index.html").read_bytes()
                == (parent / "here" / "index.html").read_bytes(), "the same report as here, byte for byte")
    shutil.rmtree(root)
    shutil.rmtree(parent / "here")
