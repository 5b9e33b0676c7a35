"""The machine code: kernels without fused multiply-add that leak no instruction set, and no false errors.

usage: objects.py [BUILD]

BUILD is a folder that `swift build -c release` wrote, `.build/release` unless given. Needs objdump and nm.

The kernels are compiled several times, each time for other instructions. Two things would go unseen by
every other test. A multiplication and an addition that the compiler made one instruction of are rounded
once, so the last bits would depend on the machine. And a weak symbol is kept once per program, from
whichever object file the linker meets first: a function of the standard library that was compiled into
the AVX-512 kernels could so become everybody's, and crash on a processor without them. The compiler makes
helpers that copy a value of some size (`__swift_memcpy32_16`) and are weak whatever the sources say; of
these, the program must have a copy that runs everywhere.

On x86-64 a function that may throw says in the register r12 whether it has. The compiler (Swift 6.3) may use
r12 for something else in such a function and then forget it where the last thing before an ordinary return is
that a large value is copied: to the caller that is an error, of which nothing was written.
"""

import pathlib
import platform
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from tally import ROOT, Tally

BASELINE = "KernelCode"
# The registers that show that a module was compiled for what it is called by.
WIDE = {"KernelCodeAVX2": "%ymm", "KernelCodeAVX512": "%zmm"}
# x86-64: vfmadd231ps, vfnmsub132sd, vfmaddsub…; arm64: fmadd, fnmsub, fmla, fmls.
FUSED = re.compile(r"^(vfn?m(add|sub)\w*|fn?m(add|sub)|fml[as]\w*)$")
# Every instruction in the encodings of AVX and later; the other two with a v are older.
VECTOR_EXTENSION = re.compile(r"^v(?!err$|erw$)")
HELPER = "__swift_memcpy"
# The last step of a function: the copying of a value instead of a return.
COPIES_LAST = re.compile(r"<mem(cpy|move|set)@plt>")
FUNCTION = re.compile(r"^[0-9a-f]+ <(.+)>:$")
INSTRUCTION = re.compile(r"^\s+[0-9a-f]+:\s+(\S+)\s*(.*)$")


def functions(path):
    """The instructions of every function of an object file: {symbol: [(mnemonic, operands)]}."""
    listing = subprocess.run(
        ["objdump", "-d", "--no-show-raw-insn", "-w", str(path)],
        check=True, capture_output=True, text=True).stdout
    found, current = {}, []
    for line in listing.splitlines():
        if match := FUNCTION.match(line):
            current = found.setdefault(match[1], [])
        elif match := INSTRUCTION.match(line):
            current.append((match[1], match[2]))
    return found


def weak_symbols(path):
    listing = subprocess.run(
        ["nm", "--defined-only", str(path)], check=True, capture_output=True, text=True).stdout
    fields = [line.split() for line in listing.splitlines()]
    return {field[2] for field in fields if len(field) == 3 and field[1] in "WwVvu"}


def belongs(symbol, module):
    """True for a name that the module itself declares: mangled, it has the module's name in it."""
    return f"{len(module)}{module}" in symbol


def has_vector_extension(instructions):
    return any(VECTOR_EXTENSION.match(mnemonic) for mnemonic, _ in instructions)


def check_module(tally, build, module):
    """Returns the helpers of the compiler that only run where the module does."""
    objects = sorted((build / f"{module}.build").glob("*.o"))
    if not tally.check(objects, f"{module} has object files", f"none in {build}"):
        return set()
    code = {path: functions(path) for path in objects}
    every = [(name, *instruction) for symbols in code.values()
             for name, instructions in symbols.items() for instruction in instructions]
    tally.check(len(every) > 1000, f"{module} is compiled", f"{len(every)} instructions")
    tally.none(sorted({f"{mnemonic} in {name}" for name, mnemonic, _ in every
                       if FUSED.match(mnemonic)}), f"{module} has no fused multiply-add")
    if platform.machine() != "x86_64":
        return set()
    if module == BASELINE:
        tally.none(sorted({f"{mnemonic} in {name}" for name, mnemonic, _ in every
                           if VECTOR_EXTENSION.match(mnemonic)}),
                   f"{module} runs on every x86-64 processor")
        return set()
    tally.check(any(WIDE[module] in operands for _, _, operands in every),
                f"{module} uses the registers of its instruction set")
    leaks = {symbol for path, symbols in code.items()
             for symbol in weak_symbols(path) & symbols.keys()
             if not belongs(symbol, module) and has_vector_extension(symbols[symbol])}
    helpers = {symbol for symbol in leaks if symbol.startswith(HELPER)}
    tally.none(sorted(leaks - helpers),
               f"{module} offers nobody else a function of its instruction set")
    return helpers


def check_program(tally, build, helpers):
    program = functions(build / "gradflow")
    tally.check(len(program) > 1000, "the program is there", f"{len(program)} functions")
    tally.none(sorted(symbol for symbol in helpers & program.keys()
                      if has_vector_extension(program[symbol])),
               "the program has helpers that run everywhere")
    if platform.machine() == "x86_64":
        ends = [symbol for symbol, code in program.items() if ends_with_copy(code)]
        tally.check(ends, "some functions end with a copy")
        tally.none(sorted(symbol for symbol in ends if makes_error(program[symbol])),
                   "no function that ends with a copy has used the register of errors for something else")


def ends_with_copy(instructions):
    return any(mnemonic == "jmp" and COPIES_LAST.search(operands) for mnemonic, operands in instructions)


def makes_error(instructions):
    """True where r12 is written, was not kept for the caller, and is whatever it is when a copy ends the function.
    Which way a function goes is not looked at: one that is found may be right, and has to be read."""
    def changes(mnemonic, operands):
        return (re.search(r"%r12[dwb]?$", operands) and not re.match(r"cmp|test|push|call|jmp", mnemonic)
                and not (mnemonic == "xor" and operands == "%r12d,%r12d"))

    return (ends_with_copy(instructions)
            and not any(mnemonic == "push" and operands == "%r12" for mnemonic, operands in instructions)
            and any(changes(mnemonic, operands.split("#")[0].rstrip()) for mnemonic, operands in instructions))


def check_patterns(tally):
    """The patterns themselves, or an empty finding would mean nothing."""
    fused = ["vfmadd231ps", "vfnmadd132sd", "vfmsub213pd", "vfmaddsub231ps", "vfnmsub132ss", "fmadd",
             "fmla"]
    tally.check(all(FUSED.match(name) for name in fused), "fused instructions are known")
    tally.check(not any(FUSED.match(name) for name in ["vmulps", "vaddps", "fmul", "fadd"]),
                "others are not")
    copy = ("jmp", "4b820 <memcpy@plt>")
    tally.check(makes_error([("mov", "0x48(%r8),%r12"), copy]) and makes_error([("mov", "$0x1,%r12d"), copy]),
                "a false error is known")
    tally.check(not makes_error([("push", "%r12"), ("mov", "%rax,%r12"), ("pop", "%r12"), copy])
                and not makes_error([("test", "%r12,%r12"), ("call", "*%r12"), copy])
                and not makes_error([("mov", "%rax,%r12")]),
                "others are not")
    tally.check(belongs("$s16KernelCodeAVX5124sineyS2dF", "KernelCodeAVX512")
                and not belongs("$sSa6appendyyxnFSd_Tg5", "KernelCodeAVX512"),
                "symbols of a module are known")


def main():
    build = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".build" / "release"
    tally = Tally()
    check_patterns(tally)
    modules = [BASELINE, *(WIDE if platform.machine() == "x86_64" else [])]
    helpers = set()
    for module in modules:
        with tally.guarded(f"{module} can be taken apart"):
            helpers |= check_module(tally, build, module)
    with tally.guarded("the program can be taken apart"):
        check_program(tally, build, helpers)
    sys.exit(tally.finish())


if __name__ == "__main__":
    main()
