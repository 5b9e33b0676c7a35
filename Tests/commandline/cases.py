"""Wrong input, as tables: arguments, then words that the one sentence must mention."""

LISTS = ["lessons", "charts", "activations", "losses", "datasets", "optimizers", "initializations"]

# A small data set in which everything is right, and the ways to spoil it.
GOOD_ROWS = [f"{x / 10},{(x * 7) % 11},{'red' if x % 3 else 'blue'}" for x in range(40)]


def table(*rows, header="width,height,colour"):
    return ("\n".join([header, *rows]) + "\n").encode()


FILES = {
    "good.csv": table(*GOOD_ROWS),
    "empty.csv": b"",
    "header.csv": table(),
    "binary.csv": bytes(range(256)) * 8,
    "latin.csv": "größe,ziel\n1,a\n2,b\n".encode("latin-1"),
    "mixed.csv": table(*GOOD_ROWS[:4], "wide,3,red", *GOOD_ROWS[4:]),
    "missing.csv": table(*GOOD_ROWS[:4], "0.4,,red", *GOOD_ROWS[4:]),
    "short.csv": table(*GOOD_ROWS[:4], "0.4,1", *GOOD_ROWS[4:]),
    "long.csv": table(*GOOD_ROWS[:4], "0.4,1,red,9", *GOOD_ROWS[4:]),
    "quote.csv": table(*GOOD_ROWS[:4], '0.4,1,"red', *GOOD_ROWS[4:]),
    "one-class.csv": table(*[f"{x},{x * 2},red" for x in range(40)]),
    "no-features.csv": table("red", "blue", "red", header="colour"),
    "twice.csv": table(*GOOD_ROWS, header="width,width,colour"),
    "infinite.csv": table(*GOOD_ROWS[:4], "1e999,1,red", *GOOD_ROWS[4:]),
    "nan.csv": table(*GOOD_ROWS[:4], "nan,1,red", *GOOD_ROWS[4:]),
    "file.txt": b"a regular file, in which no directory can be made\n",
    "folder/index.html": b"<p>a page of somebody else</p>\n",
    "folder/figures/picture.svg": b"<svg/>\n",
    "not-a.trace": b"this is no trace\n",
    "empty.trace": b"",
}


def misspelt(word):
    """The word with one letter left out in its middle."""
    return word[:len(word) // 2] + word[len(word) // 2 + 1:]


def usage(words):
    cases = [
        (["raport"], "report"), (["trian"], "train"), (["xyzzy"],), (["list", "chart"], "charts"),
        (["list", "xyzzy"],), (["report", "--ouput", "out"], "--output"),
        (["train", "--hiden", "8", "-o", "x.trace"], "--hidden"), (["train", "--xyzzy"],),
        (["report", "extra-word"],), (["report", "--seed"],), (["report", "--seed", ""],),
        (["report", "--seed", "seven"], "--seed"), (["report", "--seed", "-1"], "--seed"),
        (["report", "--seed", "99999999999999999999999"], "--seed"),
        (["report", "--seeds", "0"], "--seeds"), (["report", "--quick=yes"], "--quick"),
        (["report", "--language", "xx"], "--language"),
        (["train", "--data", "good.csv", "-o", "x.trace"], "--target"),
        (["train", "--target", "colour", "-o", "x.trace"], "--data"),
        (["chart"],), (["train", "nowhere.json", "-o", "x.trace"], "nowhere.json"),
        (["train", "--dataset", "wave", "--output-activation", "softmax", "-o", "x.trace"], "softmax"),
        (["train", "--loss", "binary-cross-entropy", "--output-activation", "tanh", "-o", "x.trace"],
         "sigmoid"),
        (["train", "--hidden", "4096,4096,4096,4096,4096", "-o", "x.trace"], "--hidden"),
        (["check", "--hidden", "500,500"], "--hidden"),
    ]
    wrong = {
        "--steps": ["0", "-5", "many", "1.5", "1e3", "99999999999999999999"],
        "--hidden": ["0", "-3", "8,,8", "8,x", "1000000000", ",", " "],
        "--batch": ["0", "-1", "x", "9999999999999999999999"],
        "--rate": ["0", "-0.1", "nan", "inf", "fast"],
        "--precision": ["16", "48", "x"],
    }
    for flag, values in wrong.items():
        cases += [(["train", f"{flag}={value}", "-o", "x.trace"], flag) for value in values]
    named = {"--activation": "activations", "--loss": "losses", "--dataset": "datasets",
             "--optimizer": "optimizers", "--init": "initializations"}
    for flag, group in named.items():
        longest = max(words.get(group) or ["xxxx"], key=len)
        cases.append((["train", flag, misspelt(longest), "-o", "x.trace"], longest))
        cases.append((["train", flag, "xyzzy", "-o", "x.trace"], "xyzzy"))
    for lesson in (words.get("lessons") or ["xxxx"])[:1]:
        cases.append((["report", "--lesson", misspelt(lesson)], lesson))
    for chart in (words.get("charts") or ["xxxx"])[:1]:
        cases.append((["chart", misspelt(chart), "-o", "x.svg"], chart))
    return cases


def bad_data(words):
    chart = (words.get("charts") or ["loss"])[0]

    def train(file, target="colour"):
        return ["train", "--data", file, "--target", target, "--steps", "5", "-o", "x.trace"]

    return [
        (train("nowhere.csv"), "nowhere.csv"), (train("."),), (train("empty.csv"), "empty.csv"),
        (train("header.csv"), "header.csv"), (train("binary.csv"), "binary.csv"),
        (train("latin.csv", "ziel"), "latin.csv"),
        (train("mixed.csv"), "line 6", "width"), (train("missing.csv"), "line 6"),
        (train("short.csv"), "line 6"), (train("long.csv"), "line 6"), (train("quote.csv"), "line 6"),
        (train("one-class.csv"), "red"), (train("no-features.csv"),), (train("twice.csv"), "width"),
        (train("infinite.csv"), "line 6"), (train("nan.csv"), "line 6"),
        (train("good.csv", "color"), "color"),
        (["report", "--quick", "--data", "mixed.csv", "--target", "colour", "--output", "out"], "line 6"),
        (["chart", chart, "nowhere.trace", "-o", "x.svg"], "nowhere.trace"),
        (["chart", chart, "not-a.trace", "-o", "x.svg"], "not-a.trace"),
        (["chart", chart, "empty.trace", "-o", "x.svg"], "empty.trace"),
    ]


def cannot_write(words):
    chart = (words.get("charts") or ["loss"])[0]
    return [
        (["report", "--quick", "--output", "file.txt"], "file.txt"),
        (["report", "--quick", "--output", "file.txt/out"], "file.txt/out"),
        (["report", "--quick", "--output", "/proc/gradflow"], "/proc/gradflow"),
        (["train", "--steps", "5", "-o", "file.txt/run.trace"], "file.txt/run.trace"),
        (["train", "--steps", "5", "-o", "/proc/run.trace"], "/proc/run.trace"),
        (["train", "--steps", "5", "-o", "."],),
        (["train", "--steps", "5", "-o", "good.csv"], "good.csv"),
        (["report", "--quick", "--output", "."],),
        (["report", "--quick", "--output", "folder"], "folder"),
        (["chart", chart, "-o", "file.txt/figure.svg"], "file.txt/figure.svg"),
    ]
