#!/bin/sh
# Compiles the core to WebAssembly with nothing but the Swift toolchain: every module of its own, in
# Embedded Swift, and links two modules: what Exports.swift calls, and the lab of the page.
#
# usage: compile.sh OUTPUT-DIRECTORY [SUMS]        writes OUTPUT-DIRECTORY/core.wasm and lab.wasm
#
# Prints one line per module, `compiled NAME` or `failed NAME` with the compiler's first errors before it.
#
# Once in many times the compiler makes other code of the same sources. SUMS has the sums of the objects that
# are expected, as md5sum writes them: what is in OUTPUT-DIRECTORY with its sum is not compiled again.
set -u
cd "$(dirname "$0")/../.." || exit 1
output=$1
sums=${2:-}
mkdir -p "$output"
# The order of imports (docs/architecture.md).
numbers="Kernels KernelCode Training Recording Experiments"
words="Numerals Wording Markup Plotting"
toolchain=$(dirname "$(dirname "$(readlink -f "$(command -v swift)")")")
target=wasm32-unknown-none-wasm

# -msimd128 turns vector instructions on, -mbulk-memory instructions that copy; the stack protector would
# need symbols of a C library. Without the hashes of incremental compilation, which know the paths of
# files, the same sources make the same bytes in every folder. The kernels are compiled for speed, which
# makes a run half as fast again and the lab's module a thirtieth larger; everything else for size. Machine code
# is made of all modules together when they are linked, which takes less time and leaves a fifteenth less.
# Accesses that overlap are looked for in the native program, which is made of the same sources. Unicode's
# tables are not linked: a comparison or a change of letters that needs them asks the host for them, which
# run.py does not let pass.
compile() {
  name=$1
  shift
  if [ -n "$sums" ] && [ -f "$output/$name.o" ] &&
    (cd "$output" && md5sum "$name.o") | grep -qxF "$(grep " $name.o$" "$sums")"; then
    echo "compiled $name"
    return 0
  fi
  optimization=-Osize
  [ "$name" = KernelCode ] && optimization=-O
  if "$toolchain/bin/swiftc" -target "$target" -swift-version 6 "$optimization" -wmo -parse-as-library \
    -lto=llvm-full -enforce-exclusivity=unchecked \
    -enable-experimental-feature Embedded -Xcc -msimd128 -Xcc -mbulk-memory \
    -Xfrontend -disable-stack-protector -Xfrontend -disable-incremental-llvm-codegen \
    -module-name "$name" -I "$output" -c -o "$output/$name.o" \
    -emit-module -emit-module-path "$output/$name.swiftmodule" "$@" >"$output/$name.log" 2>&1; then
    echo "compiled $name"
    return 0
  fi
  grep -E '^[^ ]*:? ?error: |^[^ ]+: error: ' "$output/$name.log" | sort -u | head -n 12
  echo "failed $name"
  return 1
}

# modules NAME…, each of which needs no later one
modules() {
  all_compiled=0
  for module in "$@"; do
    # shellcheck disable=SC2046 # file names of this repository have no spaces
    compile "$module" $(find "Sources/$module" -name '*.swift' | LC_ALL=C sort) || all_compiled=1
  done
  return "$all_compiled"
}

# link NAME MODULE…
link() {
  name=$1
  shift
  objects=
  for module in "$@"; do objects="$objects $output/$module.o"; done
  # shellcheck disable=SC2086 # names of modules have no spaces
  "$toolchain/bin/wasm-ld" --no-entry --export-memory --export=__heap_base --allow-undefined \
    -z stack-size=262144 --gc-sections --strip-all --lto-O2 $objects \
    -o "$output/$name.wasm" &&
    echo "linked $name.wasm, $(wc -c <"$output/$name.wasm") bytes" || {
    echo "failed to link"
    exit 1
  }
}

# Numbers and words know nothing of each other, so they are compiled at the same time.
failures=0
# shellcheck disable=SC2086 # names of modules have no spaces
modules $words &
# shellcheck disable=SC2086
modules $numbers || failures=1
wait $! || failures=1
modules Charts || failures=1
compile Exports Tests/webassembly/*.swift &
modules Lab || failures=1
wait $! || failures=1
[ "$failures" -eq 0 ] || exit 1

core="$numbers $words Charts"
# shellcheck disable=SC2086 # names of modules have no spaces
{
  link core $core Exports
  link lab $core Lab
}
