"""What is asked of a record of incidents, and the plainest SQL that answers the same."""

from __future__ import annotations

from dataclasses import dataclass

from bench.incident_files import RARE


@dataclass(frozen=True)
class Case:
    """A page of ours, and the plainest SQL that answers the same."""

    name: str
    address: str
    plain: tuple[str, ...]


def listed(name: str, query: str, where: str) -> Case:
    """How many, and the first fifty with their acts."""
    found = f"SELECT i.id FROM violations_incident i WHERE {where}"
    latest = f"{found} ORDER BY happened_first DESC, id DESC LIMIT 50"
    return Case(
        name,
        f"/fr/incidents/?{query}",
        (
            f"SELECT count(*) FROM violations_incident i WHERE {where}",
            f"SELECT * FROM violations_incident WHERE id IN ({latest})",
            f"SELECT * FROM violations_act WHERE incident_id IN ({latest})",
            f"SELECT * FROM violations_victim WHERE incident_id IN ({latest})",
        ),
    )


def counted(name: str, query: str, where: str) -> Case:
    """The people, the violations, and those by kind of party of the whole list as well."""
    page = listed(name, f"{query}&count=all", where)
    found = f"SELECT i.id FROM violations_incident i WHERE {where}"
    more = (
        f"SELECT sum(counted) FROM violations_victim WHERE incident_id IN ({found})",
        f"SELECT count(*) FROM violations_act WHERE incident_id IN ({found})",
        "SELECT p.kind, count(DISTINCT v.act_id) FROM violations_involvement v "
        "JOIN violations_party p ON p.id = v.party_id JOIN violations_act a ON a.id = v.act_id "
        f"WHERE a.incident_id IN ({found}) GROUP BY p.kind",
    )
    return Case(name, page.address, (*page.plain, *more))


def drawn_on_map(name: str, query: str, size: float) -> Case:
    cells = (
        f"SELECT round(latitude / {size}), round(longitude / {size}), count(*) "
        "FROM violations_incident WHERE latitude IS NOT NULL GROUP BY 1, 2"
    )
    return Case(name, f"/fr/incidents/map.json?{query}", (cells,))


KILLED = (
    "EXISTS (SELECT 1 FROM violations_act a JOIN violations_involvement v ON v.act_id = a.id "
    "JOIN violations_party p ON p.id = v.party_id JOIN violations_term t ON t.id = a.violation_id "
    "WHERE a.incident_id = i.id AND t.code = 'killing' AND p.kind = 'armed_group')"
)
CHILD = "EXISTS (SELECT 1 FROM violations_victim w WHERE w.incident_id = i.id AND w.age = 'child')"
IN_2020 = "happened_last >= '2020-01-01' AND happened_first <= '2020-12-31'"
IN_REGION = "division_id IN (SELECT id FROM places_division WHERE code LIKE 'X03%%')"
CASES = (
    listed("list: all", "", "1=1"),
    listed("list: a year", "first=2020-01-01&last=2020-12-31", IN_2020),
    listed("list: a region", "division=X03", IN_REGION),
    listed("list: killings by a group", "violation=killing&kind=armed_group", KILLED),
    listed("list: children", "age=child", CHILD),
    listed("search: a rare word", f"words={RARE}", f"narrative LIKE '%%{RARE}%%'"),
    counted("all, people counted", "", "1=1"),
    counted("killings, people counted", "violation=killing&kind=armed_group", KILLED),
    drawn_on_map("map: squares of 1 degree", "zoom=2", 1.0),
    drawn_on_map("map: squares of 0.25 degree", "zoom=4", 0.25),
    Case(
        "map: its page",
        "/fr/incidents/map/",
        (*drawn_on_map("", "", 1.0).plain, "SELECT division_id, count(*) FROM violations_incident GROUP BY 1"),
    ),
)  # fmt: skip
