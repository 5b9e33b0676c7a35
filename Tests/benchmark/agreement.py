"""Do the sides compute the same numbers? The first kernels of gradflow are the reference."""

# Of 32-bit sums that are taken in different orders.
LARGEST = {"losses": 1e-5, "statistics": 1e-4}


def relative(value, reference):
    return 0 if value == reference else abs(value - reference) / max(abs(value), abs(reference))


def largest_differences(answers):
    """The largest relative difference of a loss and of a statistic among all rows of one workload,
    and whether all histograms hold equally many entries."""
    every = [answer for name, answer in answers.items() if "every" in name]
    reference = every[0]
    losses = max(
        relative(*pair) for answer in answers.values()
        for pair in zip(answer["losses"], reference["losses"]))
    measured = max(
        relative(value, reference["layers"][layer][key]) for answer in every
        for layer, values in answer["layers"].items() for key, value in values.items())
    counted = all(answer["counted"] == reference["counted"] for answer in every)
    return {"losses": losses, "statistics": measured, "counted": counted}


def agrees(differences):
    within = all(differences[key] <= limit for key, limit in LARGEST.items())
    return within and differences["counted"]
