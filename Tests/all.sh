#!/bin/sh
# The whole test suite: `sh Tests/all.sh`, or only some stages: `sh Tests/all.sh build unit`.
#
# Tests/support/stages.sh says how they are counted. Pictures and reports that were made on the way are
# kept in .test-output/. What takes longer is in Tests/longer.sh.
set -u
cd "$(dirname "$0")/.." || exit 1
. Tests/support/machine.sh
. Tests/support/stages.sh
mkdir -p .test-output/logs

lint() { "$PYTHON" Tests/shape/run.py; }
build() { "$PYTHON" Tests/support/swift.py build; }
unit() { "$PYTHON" Tests/support/swift.py test; }
kernels() { "$PYTHON" Tests/kernels/objects.py; }
report() { "$PYTHON" Tests/report/run.py; }
reproduce() { "$PYTHON" Tests/report/reproduce.py; }
commandline() { "$PYTHON" Tests/commandline/run.py; }
profile() { "$PYTHON" Tests/svg/profile.py; }
render() { "$PYTHON" Tests/svg/render.py; }
animated() { "$PYTHON" Tests/svg/animated.py; }
gallery() { "$PYTHON" Tests/gallery/run.py; }
page() { "$PYTHON" Tests/browser/page.py; }
editions() { "$PYTHON" Tests/browser/editions.py; }
lab() { "$PYTHON" Tests/browser/lab.py; }
webassembly() { sh Tests/webassembly/run.sh; }

run_stages "lint build unit kernels report reproduce commandline profile render animated gallery page editions lab webassembly" "$@"
