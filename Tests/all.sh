#!/bin/sh
# The whole test suite: `sh Tests/all.sh`, or only some stages: `sh Tests/all.sh build unit`.
#
# Every stage runs, also after a failure of an earlier one. Each prints what it has to say and ends with
# `N passed, N failed`; the last line of all is their sum. A stage that counted nothing has failed.
# Pictures and reports that were made on the way are kept in .test-output/.
set -u
cd "$(dirname "$0")/.." || exit 1
. Tests/support/machine.sh
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
page() { "$PYTHON" Tests/browser/page.py; }
webassembly() { sh Tests/webassembly/run.sh; }

all="lint build unit kernels report reproduce commandline profile render page webassembly"
stages=${*:-$all}
for stage in $stages; do
  case " $all " in
  *" $stage "*) ;;
  *)
    echo "no stage is called $stage; there are: $all" >&2
    exit 64
    ;;
  esac
done

total_passed=0
total_failed=0
for stage in $stages; do
  echo "== $stage"
  log=".test-output/logs/$stage.txt"
  begin=$(date +%s)
  { "$stage" 2>&1; echo "$?" >".test-output/logs/status"; } | tee "$log"
  status=$(cat .test-output/logs/status)
  counted=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1)
  passed=$(echo "${counted:-0 passed, 0 failed}" | cut -d' ' -f1)
  failed=$(echo "${counted:-0 passed, 0 failed}" | cut -d' ' -f3)
  if [ "$failed" -eq 0 ] && { [ "$passed" -eq 0 ] || [ "$status" -ne 0 ]; }; then
    echo "stage $stage ended with status $status and counted $passed tests"
    failed=1
  fi
  echo "== $stage took $(($(date +%s) - begin)) s"
  total_passed=$((total_passed + passed))
  total_failed=$((total_failed + failed))
done

echo "$total_passed passed, $total_failed failed"
[ "$total_failed" -eq 0 ] && [ "$total_passed" -gt 0 ]
