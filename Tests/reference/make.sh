#!/bin/sh
# Computes the reference values in Tests/reference again: `sh Tests/reference/make.sh`.
#
# Needs Python 3.11 or later; installs PyTorch and JAX once, into a folder of its own, unless
# GRADFLOW_REFERENCE_PYTHON names a Python that has them. The test suite reads only what is committed. A
# change of the files that it reports is a change of what is called right.
set -eu
cd "$(dirname "$0")/../.."
python="${GRADFLOW_REFERENCE_PYTHON:-}"
if [ -z "$python" ]; then
  venv="${XDG_CACHE_HOME:-$HOME/.cache}/gradflow-tests/reference"
  python="$venv/bin/python"
  if ! cmp -s Tests/reference/requirements.txt "$venv/installed.txt"; then
    echo "installing the Python packages of Tests/reference/requirements.txt"
    python3 -m venv --clear "$venv"
    # The CPU build of PyTorch is a tenth of the size; where its own index is out of reach, the usual one.
    "$python" -m pip install --quiet --disable-pip-version-check --retries 1 \
      --extra-index-url https://download.pytorch.org/whl/cpu -r Tests/reference/requirements.txt
    cp Tests/reference/requirements.txt "$venv/installed.txt"
  fi
fi
PYTHONDONTWRITEBYTECODE=1 JAX_PLATFORMS=cpu "$python" Tests/reference/make.py
PYTHONDONTWRITEBYTECODE=1 "$python" Tests/reference/inference.py
PYTHONDONTWRITEBYTECODE=1 "$python" Tests/reference/singular_values.py
git status --short Tests/reference
