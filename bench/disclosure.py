"""`python -m bench.disclosure`: invented tables and sequences of releases, protected, then attacked.

Each world is one to three releases of one to two tables (flat, nested, three-way, linked, grown). The
attacker (`tests/disclosure/attacker.py`) is given what readers get and nothing else; it shares no line
and no solver with the method: bounds by propagation, and for both ends of each protection a table of
whole numbers searched for. Where the search is not finished in the steps allowed, the certificate's
witness is added up in the attacker's own sums instead, and counted apart. In the same run the plain
complementary method hides cells of the first `--compared` worlds, as it stands and carried on until
nothing is exposed. Milliseconds are of the processor, all workers together.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from multiprocessing import Pool

from manden.disclosure import CannotCertify, Release, Table, protect
from manden.disclosure.certificate import Certificate
from manden.disclosure.solver import Displacements
from manden.disclosure.system import Need, System
from tests.disclosure import plain
from tests.disclosure.attacker import FAR, Attack, GaveUp, Impossible, Published
from tests.disclosure.random_tables import a_sequence


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="seed of the first world")
    parser.add_argument(
        "--compared", type=int, default=500, help="worlds that the plain method hides too"
    )
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args()
    last = asked.first + asked.worlds
    parts = [range(start, min(start + 100, last)) for start in range(asked.first, last, 100)]
    tally: Counter[str] = Counter()
    with Pool(asked.workers) as pool:
        work = pool.imap_unordered(some_worlds, [(part, asked.compared) for part in parts])
        for done, part in enumerate(work, 1):
            tally.update(part)
            print(f"... {done} of {len(parts)} parts, {so_far(tally)}", flush=True)
    report(tally)


def so_far(tally: Counter[str]) -> str:
    names = ("worlds", "protected cells", "recovered", "narrowed by propagation", "ends excluded")
    return ", ".join(
        f"{name} {tally[name]}" for name in (*names, "ends not proved", "milliseconds")
    )


def some_worlds(asked: tuple[range, int]) -> Counter[str]:
    began, tally = time.process_time(), Counter()
    for seed in asked[0]:
        one_world(seed, tally, compared=seed < asked[1])
    tally["milliseconds"] = round(1000 * (time.process_time() - began))
    return tally


def published(tables: Sequence[Table], earlier: Sequence[Release], name: str) -> Release:
    return protect(tables, earlier=earlier, name=name)


def one_world(
    seed: int,
    tally: Counter[str],
    *,
    compared: bool,
    publish: Callable[[Sequence[Table], Sequence[Release], str], Release] = published,
) -> None:
    rng = random.Random(seed)
    releases: list[Release] = []
    tally["worlds"] += 1
    for number, tables in enumerate(a_sequence(rng)):
        tally["releases asked"] += 1
        try:
            releases.append(publish(tables, releases, str(number)))
        except CannotCertify:
            tally["releases refused"] += 1
            break
    if not releases:
        return
    tally["releases"] += len(releases)
    tally["tables"] += sum(len(release.tables) for release in releases)
    certificate = releases[-1].certificate
    assert certificate is not None
    attack_world(seed, releases, certificate, tally)
    if compared:
        compare(certificate, tally)


def attack_world(
    seed: int, releases: list[Release], certificate: Certificate, tally: Counter[str]
) -> None:
    tables = [protected for release in releases for protected in release.tables]
    only_added = all(
        after.table.cells[at] >= value
        for before in tables
        for after in tables
        if before.table.snapshot < after.table.snapshot
        for at, value in before.table.cells.items()
    )
    seen = [Published(t.table, t.published, t.table.impossible) for t in tables]
    attack = Attack(only_added, random.Random(seed)).read(seen)
    system = certificate.system
    solutions: list[list[int]] = []
    for need in system.needs:
        tally["protected cells"] += 1
        terms = terms_of(attack, system, need)
        low, high = attack.bounds(terms)
        tally["recovered"] += low == high
        tally["narrowed by propagation"] += low > need.low or high < need.high
        for least, most in ((-FAR, need.low), (need.high, FAR)):
            tally["ends"] += 1
            how = reached(attack, terms, least, most, solutions)
            if how == "ends searched in vain":
                target = need.low if least == -FAR else need.high
                values = told(attack, certificate, need.cell, target)
                within = least <= sum(s * values[v] for v, s in terms) <= most
                proved = within and attack.fits(values)
                how = "ends by a witness added up" if proved else "ends not proved"
            tally[how] += 1


def reached(attack: Attack, terms: tuple, least: int, most: int, solutions: list[list[int]]) -> str:
    """How the attacker came to hold one end possible."""
    if any(least <= sum(s * found[v] for v, s in terms) <= most for found in solutions):
        return "ends in a table found already"
    try:
        solutions.append(attack.find(terms, least, most))
    except Impossible:
        return "ends excluded"
    except GaveUp:
        return "ends searched in vain"
    return "ends in a table searched for"


def told(attack: Attack, certificate: Certificate, cell: int, target: int) -> list[int]:
    """The witness of the certificate, in the attacker's leaves."""
    system, moves = certificate.system, certificate.witnesses[cell, target]
    cells = [system.index[leaf] for leaf in attack.leaves]
    return [system.values[c] + moves.get(c, 0) for c in cells]


def terms_of(attack: Attack, system: System, need: Need) -> tuple:
    records, taken = system.keys[need.cell]
    if isinstance(records[0], tuple):
        return attack.change((records[0], taken), (records[1], taken))
    return attack.terms[records, taken][0]


def compare(certificate: Certificate, tally: Counter[str]) -> None:
    """What this and the plain method hide of the last release, given the same earlier ones."""
    system = certificate.system
    small = {need.cell for need in system.needs} & system.open
    model = Displacements(system)

    def exposed(hidden: set[int]) -> set[int]:
        return {need.cell for need in system.needs if not wide(model, need, hidden)}

    by_hand = plain.complementary(system)
    left = exposed(by_hand)
    tally["cells compared"] += len(system.open)
    tally["small cells"] += len(small)
    tally["hidden here"] += len((certificate.hidden & system.open) - small)
    tally["hidden plain"] += len((by_hand & system.open) - small)
    tally["exposed plain"] += len(left)
    tally["worlds exposed plain"] += bool(left)
    repaired = plain.repaired(system, exposed)
    tally["plain carried on in vain"] += repaired is None
    tally["hidden plain, carried on"] += len(((repaired or by_hand) & system.open) - small)


def wide(model: Displacements, need: Need, hidden: set[int]) -> bool:
    low, high = model.bounds(need.cell, hidden)
    return (low is None or low <= need.low) and (high is None or high >= need.high)


def report(tally: Counter[str]) -> None:
    for name in sorted(tally):
        print(f"{name:32} {tally[name]:>9,}")
    cells = tally["cells compared"] or 1
    print(f"cells compared: share hidden beside small ones: here {tally['hidden here'] / cells:.1%}, "
          f"plain {tally['hidden plain'] / cells:.1%}, "
          f"plain carried on {tally['hidden plain, carried on'] / cells:.1%}")  # fmt: skip


if __name__ == "__main__":
    main()
