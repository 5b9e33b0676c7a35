#!/bin/sh
# Makes the module of the lab again from the sources, and writes down with which toolchain and from which
# objects. Makes it twice, because once in many times the compiler makes other code of the same sources.
#
# Needs zopfli, which packs a twentieth smaller than gzip what every browser unpacks.
#
# usage: lab.sh        writes Resources/lab.wasm.gz, and lab-toolchain.txt and lab-objects.txt beside this file
set -eu
cd "$(dirname "$0")/../.."
output=.test-output/webassembly
command -v zopfli >/dev/null || {
  echo "zopfli is not here: apt-get install zopfli"
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
zopfli -c "$output/lab.wasm" >Resources/lab.wasm.gz
swift --version 2>/dev/null | head -n 1 >Tests/webassembly/lab-toolchain.txt
(cd "$output" && md5sum ./*.o) | sed 's|\./||' | grep -v Exports.o >Tests/webassembly/lab-objects.txt
echo "Resources/lab.wasm.gz, $(wc -c <Resources/lab.wasm.gz) bytes"
