#!/bin/sh
# Compiles the core to WebAssembly with nothing but the Swift toolchain: every module of its own, in
# Embedded Swift, then Exports.swift, and links them.
#
# usage: compile.sh OUTPUT-DIRECTORY        writes OUTPUT-DIRECTORY/core.wasm
#
# Prints one line per module, `compiled NAME` or `failed NAME` with the compiler's first errors before it.
set -u
cd "$(dirname "$0")/../.." || exit 1
output=$1
mkdir -p "$output"
# The order of imports (docs/architecture.md).
modules="Kernels KernelCode Training Recording Experiments Numerals Wording Markup Plotting Charts"
toolchain=$(dirname "$(dirname "$(readlink -f "$(command -v swift)")")")
target=wasm32-unknown-none-wasm

# -msimd128 turns vector instructions on; the stack protector would need symbols of a C library.
compile() {
  name=$1
  shift
  "$toolchain/bin/swiftc" -target "$target" -swift-version 6 -Osize -wmo -parse-as-library \
    -enable-experimental-feature Embedded -Xcc -msimd128 -Xfrontend -disable-stack-protector \
    -module-name "$name" -I "$output" -c -o "$output/$name.o" \
    -emit-module -emit-module-path "$output/$name.swiftmodule" "$@" >"$output/$name.log" 2>&1
  status=$?
  if [ "$status" -eq 0 ]; then
    echo "compiled $name"
  else
    grep -E '^[^ ]*:? ?error: |^[^ ]+: error: ' "$output/$name.log" | sort -u | head -n 12
    echo "failed $name"
  fi
  return "$status"
}

failures=0
for module in $modules; do
  # shellcheck disable=SC2046 # file names of this repository have no spaces
  compile "$module" $(find "Sources/$module" -name '*.swift' | LC_ALL=C sort) ||
    failures=$((failures + 1))
done
compile Exports Tests/webassembly/*.swift || failures=$((failures + 1))
[ "$failures" -eq 0 ] || exit 1

"$toolchain/bin/wasm-ld" --no-entry --export-memory --export=__heap_base --allow-undefined \
  -z stack-size=262144 --gc-sections --strip-all "$output"/*.o \
  "$toolchain/lib/swift/embedded/$target/libswiftUnicodeDataTables.a" -o "$output/core.wasm" &&
  echo "linked core.wasm, $(wc -c <"$output/core.wasm") bytes" || {
  echo "failed to link"
  exit 1
}
