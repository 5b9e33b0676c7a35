"""Nets, steps and figures at random in the lab's module, the same for a seed: it never fails.

usage: lab_random.py [NETS [SEED]]
"""

import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from lab_page import Lab, alone, run
from random_settings import settings, word_lists

# How many nets of a hundred are compared with a second one.
PAIRS = 25
# Asks the module what a list of nets says, as the page does: what fails, how many nets were trained, and how many
# figures were drawn and not refused in a sentence.
ASK = """async nets => {
  const failures = [];
  let trained = 0, drawn = 0;
  for (const { text, rounds } of nets) {
    const ask = (kind, values) => labModule.ask(kind, values);
    try {
      const { description } = await ask("configure", { text });
      if (description.startsWith("problem")) {
        if (!description.endsWith(".")) failures.push(`${text}: ${description}`);
        continue;
      }
      trained += 1;
      const runs = description.match(/^label/gm).length;
      for (const { steps, views } of rounds) {
        const shared = { training: 1e9, drawing: 1e9, runs, goesOn: false };
        await ask("advance", { steps, views: [], ...shared });
        for (const view of views) {
          const answer = view.saved ? await ask("save", { view })
            : await ask("advance", { steps: 0, views: [view], ...shared });
          const picture = view.saved ? answer.text : answer.drawn[0][1];
          if (/^[FP]|<svg /.test(picture)) drawn += 1;
          else if (!picture.endsWith(".")) failures.push(`${text}: ${JSON.stringify(view)}: ${picture.slice(0, 80)}`);
        }
      }
    } catch (error) {
      failures.push(`${text}: ${error}`);
    }
  }
  return { failures, trained, drawn };
}"""


def views(chance, charts):
    last = 10 ** chance.randint(0, 4)
    return [{"place": chance.randrange(6), "word": chance.choice(charts), "layer": chance.choice([0, 0, 1, 2, 5, 21]),
             "step": chance.choice([-1, -1, 0, 1, chance.randrange(last)]), "unit": chance.choice([1, 1, 3, 64]),
             "width": chance.choice([200, 320, 400, 640, 900, 1400]), "example": chance.choice([1, 1, 2, 1000]),
             "net": chance.randrange(2), "fresh": chance.random() < 0.2, "saved": chance.random() < 0.15}
            for _ in range(8)]


def address(chance, words):
    pairs = [f"{key}={value}" for key, value in settings(chance, words).items()]
    if chance.randrange(100) < PAIRS:
        pairs += [f"b.{key}={value}" for key, value in settings(chance, words, 0.05).items()]
    return "&".join(pairs)


def random_nets(tally, browser, count, seed=1):
    chance = random.Random(seed)
    lab = Lab(browser).ready()
    charts = lab.page.locator(".place [data-chart]").first.locator("option").evaluate_all(
        "all => all.map(one => one.value)")
    words = word_lists(lambda name: run("list", name))
    trained = drawn = 0
    failures = []
    for begin in range(0, count, 20):
        nets = [{"text": address(chance, words),
                 "rounds": [{"steps": chance.choice([0, 1, 2, 10, 50]), "views": views(chance, charts)}
                            for _ in range(3)]} for _ in range(begin, min(begin + 20, count))]
        found = lab.page.evaluate(ASK, nets)
        failures += found["failures"]
        trained, drawn = trained + found["trained"], drawn + found["drawn"]
    print(f"seed {seed}: {trained} of {count} nets trained, {drawn} figures drawn")
    tally.check(trained > count / 3 and drawn > 8 * trained, f"{count} random nets: enough are trained and drawn",
                f"{trained} and {drawn}")
    tally.none(failures, f"{count} random nets: the module never fails")
    lab.page.reload()
    lab.ready()
    lab.close(tally, "random nets")


if __name__ == "__main__":
    sys.exit(alone(random_nets, sys.argv[1:], 6000, 1))
