# Runs stages that are shell functions and sums up what they counted: `run_stages "ALL NAMES" [NAME…]`.
#
# Every stage runs, also after a failure of an earlier one. Each prints what it has to say and ends with
# `N passed, N failed`; the last line of all is their sum. A stage that counted nothing has failed.
run_stages() {
  all=$1
  shift
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
}
