#!/bin/sh
# The core as WebAssembly in a browser: it compiles in Embedded Swift, links, asks for little, and trains
# to the same bits as the native program.
set -u
cd "$(dirname "$0")/../.." || exit 1
output=.test-output/webassembly
rm -rf "$output"
sh Tests/webassembly/compile.sh "$output" | tee "$output.txt"
# Once in many times the compiler makes other code of the same sources (lab.sh): such modules again.
if [ "$(swift --version 2>/dev/null | head -n 1)" = "$(cat Tests/webassembly/lab-toolchain.txt)" ] &&
  [ -f "$output/lab.wasm" ] && ! xz --format=lzma -dc Resources/lab.wasm.lzma | cmp -s - "$output/lab.wasm"; then
  echo "not the module that the program carries; once more"
  sh Tests/webassembly/compile.sh "$output" Tests/webassembly/lab-objects.txt | tee "$output.txt"
fi
exec "${PYTHON:-python3}" Tests/webassembly/run.py "$output.txt" "$output/core.wasm" "$output/lab.wasm"
