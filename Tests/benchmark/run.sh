#!/bin/sh
# Measures gradflow beside JAX and PyTorch and writes docs/performance.md: `sh Tests/benchmark/run.sh`.
# Options go to measure.py: `--only W1-sigmoid,W4`, `--rounds 3`, `--numbers FILE.json`.
#
# JAX_PYTHON and TORCH_PYTHON name the Pythons of environments that exist; else both libraries are
# installed into one environment of the user's cache. SCRATCH is the build folder, `.build` if not set.
set -eu
cd "$(dirname "$0")/../.."
if [ -z "${JAX_PYTHON:-}" ] || [ -z "${TORCH_PYTHON:-}" ]; then
  venv="${XDG_CACHE_HOME:-$HOME/.cache}/gradflow-tests/benchmark"
  if ! cmp -s Tests/benchmark/requirements.txt "$venv/installed.txt"; then
    echo "installing JAX and PyTorch for one core" >&2
    python3 -m venv --clear "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --retries 1 \
      --extra-index-url https://download.pytorch.org/whl/cpu -r Tests/benchmark/requirements.txt
    cp Tests/benchmark/requirements.txt "$venv/installed.txt"
  fi
  JAX_PYTHON="${JAX_PYTHON:-$venv/bin/python}"
  TORCH_PYTHON="${TORCH_PYTHON:-$venv/bin/python}"
fi
scratch="${SCRATCH:-.build}"
swift build -c release --product gradflow --scratch-path "$scratch" >&2
swift build -c release --product gradflow-benchmark --scratch-path "$scratch" >&2
programs=$(swift build -c release --show-bin-path --scratch-path "$scratch")
case " $* " in
*" --only "* | *" --only="*) page= ;;
*) page=docs/performance.md ;;
esac
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
# shellcheck disable=SC2086 # no page is no argument
exec "$JAX_PYTHON" Tests/benchmark/measure.py --programs "$programs" --torch "$TORCH_PYTHON" \
  ${page:+--page "$page"} "$@"
