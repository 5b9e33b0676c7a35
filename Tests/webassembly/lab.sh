#!/bin/sh
# Makes the module of the lab again from the sources, and writes down with which toolchain.
#
# usage: lab.sh        writes Resources/lab.wasm.gz and Tests/webassembly/lab-toolchain.txt
set -eu
cd "$(dirname "$0")/../.."
output=.test-output/webassembly
rm -rf "$output"
sh Tests/webassembly/compile.sh "$output"
gzip -9 -n -c "$output/lab.wasm" >Resources/lab.wasm.gz
swift --version 2>/dev/null | head -n 1 >Tests/webassembly/lab-toolchain.txt
echo "Resources/lab.wasm.gz, $(wc -c <Resources/lab.wasm.gz) bytes"
