"""The programs that are measured, each a process on one and the same core that waits for requests."""

import json
import os
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ONE_THREAD = {
    name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
} | {"XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false", "PYTHONDONTWRITEBYTECODE": "1"}


def pinned(core, command):
    return ["taskset", "-c", str(core), *command]


class Failed(Exception):
    pass


class Side:
    """A side answers a line `WORKLOAD VARIANT` with a line of JSON (see side.py)."""

    def __init__(self, name, command, folder, core):
        self.name = name
        self.process = subprocess.Popen(
            pinned(core, [*command, folder]), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, cwd=HERE, env=os.environ | ONE_THREAD)
        self.versions = self.receive()

    def receive(self):
        line = self.process.stdout.readline()
        if not line:
            raise Failed(f"{self.name} ended with status {self.process.wait()}")
        return json.loads(line)

    def ask(self, workload, variant):
        self.process.stdin.write(f"{workload} {variant}\n")
        self.process.stdin.flush()
        answer = self.receive()
        if "error" in answer:
            raise Failed(f"{self.name} {workload} {variant}: {answer['error']}")
        return answer

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def idlest_core():
    """The core with the most idle time during 0.3 s."""

    def idle():
        with open("/proc/stat") as file:
            lines = [line.split() for line in file if line[:3] == "cpu" and line[3].isdigit()]
        return [int(fields[4]) + int(fields[5]) for fields in lines]

    before = idle()
    time.sleep(0.3)
    gained = [after - earlier for after, earlier in zip(idle(), before)]
    return gained.index(max(gained))
