"""`python -m bench.disclosure_least`: how far the method's loss is from the least, on tables of three by three.

The least is found by trying every set of cells, so it is the least there is; loss is the weight hidden
beside the small cells. In two dimensions the bounds of the linear program are those of whole numbers.
"""

from __future__ import annotations

import argparse
import random
from itertools import combinations

from manden.disclosure import THRESHOLDS, Dimension, Table
from manden.disclosure.solver import Displacements
from manden.disclosure.suppression import hide
from manden.disclosure.system import System, system_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=100)
    found, least, equal, counted = 0.0, 0.0, 0, 0
    for seed in range(parser.parse_args().tables):
        system = system_of([a_table(seed)], [], THRESHOLDS)
        if not system.needs:
            continue
        model = Displacements(system)
        loss = hide(system, model).loss
        best = least_loss(system, model, loss)
        counted, equal = counted + 1, equal + (abs(best - loss) < 1e-6)
        found, least = found + loss, least + best
    print(f"tables with small cells {counted}, hidden at the least loss {equal}")
    print(f"loss {found:.1f}, least {least:.1f}: {found / least - 1:.1%} above")


def a_table(seed: int) -> Table:
    rng = random.Random(seed)
    dimensions = tuple(Dimension.flat(d, [f"{d}{i}" for i in range(3)]) for d in "pq")
    leaves = Table("T", "victims", dimensions, {}).leaves
    return Table("T", "victims", dimensions, {at: int(rng.expovariate(1 / 9)) for at in leaves})


def least_loss(system: System, model: Displacements, most: float) -> float:
    small = {need.cell for need in system.needs} & system.open
    rest = sorted(system.open - small)
    least = most
    for size in range(len(rest) + 1):
        for chosen in combinations(rest, size):
            loss = sum(system.weights[cell] for cell in chosen)
            if loss < least - 1e-9 and protects(system, model, small.union(chosen)):
                least = loss
    return least


def protects(system: System, model: Displacements, hidden: set[int]) -> bool:
    for need in system.needs:
        low, high = model.bounds(need.cell, hidden)
        if (low is not None and low > need.low) or (high is not None and high < need.high):
            return False
    return True


if __name__ == "__main__":
    main()
