#!/bin/sh
# Makes the module of the lab again from the sources, and writes down with which toolchain and from which
# objects. Makes it twice, because once in many times the compiler makes other code of the same sources.
#
# Needs xz, whose LZMA packs a quarter smaller than gzip; the page unpacks it (Resources/page/lab-unpack.js).
#
# usage: lab.sh        writes Resources/lab.wasm.lzma, and lab-toolchain.txt and lab-objects.txt beside this file
set -eu
cd "$(dirname "$0")/../.."
output=.test-output/webassembly
command -v xz >/dev/null || {
  echo "xz is not here: apt-get install xz-utils"
  exit 1
}
rm -rf "$output" "$output-again"
sh Tests/webassembly/compile.sh "$output-again" >/dev/null &
sh Tests/webassembly/compile.sh "$output"
wait $!
if ! cmp "$output/lab.wasm" "$output-again/lab.wasm"; then
  echo "The compiler made two different modules of the same sources; run this again."
  exit 1
fi
xz --format=lzma -9e --stdout "$output/lab.wasm" >Resources/lab.wasm.lzma
swift --version 2>/dev/null | head -n 1 >Tests/webassembly/lab-toolchain.txt
(cd "$output" && md5sum ./*.o) | sed 's|\./||' | grep -v Exports.o >Tests/webassembly/lab-objects.txt
echo "Resources/lab.wasm.lzma, $(wc -c <Resources/lab.wasm.lzma) bytes"
