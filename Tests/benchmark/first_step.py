"""`first_step.py jax|torch FOLDER`: one recorded step of W1-sigmoid in a fresh process."""

import importlib
import sys

from workloads import Workload

side, folder = sys.argv[1:]
workload = Workload(folder, "W1-sigmoid")
workload.steps = 1
variant = {"jax": "every-stacked-exponent", "torch": "every"}[side]
importlib.import_module(side + "_side").make(workload, variant)()
