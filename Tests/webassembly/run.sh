#!/bin/sh
# The core as WebAssembly in a browser: it compiles in Embedded Swift, links, asks for little, and trains
# to the same bits as the native program.
set -u
cd "$(dirname "$0")/../.." || exit 1
output=.test-output/webassembly
rm -rf "$output"
sums=
[ "$(swift --version 2>/dev/null | head -n 1)" = "$(cat Tests/webassembly/lab-toolchain.txt)" ] &&
  sums=Tests/webassembly/lab-objects.txt
sh Tests/webassembly/compile.sh "$output" "$sums" | tee "$output.txt"
exec "${PYTHON:-python3}" Tests/webassembly/run.py "$output.txt" "$output/core.wasm" "$output/lab.wasm"
