"""The years, quarters or months between two, none left out."""

from __future__ import annotations

MOST = 2000


def periods_between(first: str, last: str) -> list[str]:
    """Both ends among them, written as they are.

    >>> periods_between("2022-Q3", "2023-Q1"), periods_between("2022-11", "2023-01")
    (['2022-Q3', '2022-Q4', '2023-Q1'], ['2022-11', '2022-12', '2023-01'])
    >>> periods_between("2021", "2023")
    ['2021', '2022', '2023']
    """
    year, _, part = first.partition("-")
    mark, in_a_year, width = ("Q", 4, 1) if part.startswith("Q") else ("", 12, 2)
    if not part:
        return [str(one) for one in range(int(year), int(last) + 1)][:MOST]
    found, number = [first], int(year) * in_a_year + int(part.lstrip("Q")) - 1
    while found[-1] < last and len(found) < MOST:
        number += 1
        found.append(f"{number // in_a_year}-{mark}{number % in_a_year + 1:0{width}}")
    return found
