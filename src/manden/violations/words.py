"""What the codes of the record are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATUSES = {
    "reported": pgettext_lazy("incident", "reported"),
    "pending": pgettext_lazy("incident", "pending"),
    "verified": pgettext_lazy("incident", "verified"),
    "not_occurred": pgettext_lazy("incident", "found not to have occurred"),
    "outside": pgettext_lazy("incident", "outside the mandate"),
    "returned": pgettext_lazy("incident", "returned with questions"),
}
STANDARDS = {
    "reasonable_suspicion": _("reasonable suspicion"),
    "reasonable_grounds": _("reasonable grounds to believe"),
    "balance": _("balance of probabilities"),
    "beyond_doubt": _("beyond reasonable doubt"),
}
UNITS = {
    "individual": _("a person"),
    "family": _("a family"),
    "group": _("a group"),
    "organisation": _("an organisation"),
    "community": _("a community"),
    "social_group": _("a social group"),
    "people": _("a people"),
}
SEXES = {
    "female": pgettext_lazy("sex", "female"),
    "male": pgettext_lazy("sex", "male"),
    "unknown": pgettext_lazy("sex", "not known"),
}
AGES = {
    "child": pgettext_lazy("age", "child"),
    "adult": pgettext_lazy("age", "adult"),
    "unknown": pgettext_lazy("age", "not known"),
}
PARTY_KINDS = {
    "state_forces": _("State forces"),
    "armed_group": _("Armed groups"),
    "foreign_personnel": _("Foreign personnel"),
    "militia": _("Militias"),
    "other": _("Other parties"),
    "unknown": _("Not identified"),
}
CERTAINTIES = {
    "alleged": pgettext_lazy("certainty", "alleged"),
    "possible": pgettext_lazy("certainty", "possible"),
    "likely": pgettext_lazy("certainty", "likely"),
    "reasonable_grounds": _("reasonable grounds to believe"),
}
PRECISIONS = {
    "exact": _("the exact place"),
    "locality": _("the locality"),
    "near": _("near the locality"),
    "between": _("between two localities"),
    "division": _("the division"),
    "country": _("the country alone"),
    "unknown": _("not placed"),
}
DAYS = {
    "day": _("to the day"),
    "range": _("between two days"),
    "part_of_month": _("to a part of a month"),
    "month": _("to the month"),
    "quarter": _("to the quarter"),
    "half_year": _("to the half-year"),
    "year": _("to the year"),
}
STANDINGS = {
    "primary": pgettext_lazy("source", "first hand"),
    "secondary": pgettext_lazy("source", "second hand"),
}
GRADES = {
    "high": pgettext_lazy("reliability", "high"),
    "medium": pgettext_lazy("reliability", "medium"),
    "low": pgettext_lazy("reliability", "low"),
    "unknown": pgettext_lazy("reliability", "not known"),
}
POSITIONS = {
    "supports": pgettext_lazy("source", "supports"),
    "contradicts": pgettext_lazy("source", "contradicts"),
}
CHANGES = {
    "edit": pgettext_lazy("change", "edited"),
    "merge": pgettext_lazy("change", "merged"),
    "split": pgettext_lazy("change", "split"),
    "bulk": pgettext_lazy("change", "changed with others"),
    "import": pgettext_lazy("change", "imported again"),
    "undo": pgettext_lazy("change", "put back"),
}
LINKS = {
    "precedes": pgettext_lazy("incident", "precedes"),
    "encompasses": pgettext_lazy("incident", "encompasses"),
    "causes": pgettext_lazy("incident", "causes"),
    "parallel": pgettext_lazy("incident", "goes with"),
    "same_attack": pgettext_lazy("incident", "same attack as"),
}
GRAVE = {
    "killing_maiming": _("Killing and maiming"),
    "recruitment": _("Recruitment and use"),
    "sexual_violence": _("Sexual violence"),
    "abduction": _("Abduction"),
    "schools_hospitals": _("Attacks on schools and hospitals"),
    "access_denial": _("Denial of humanitarian access"),
    "military_use": _("Military use of schools and hospitals"),
    "deprivation_of_liberty": _("Deprivation of liberty"),
}
EFFECTS_ON = {
    "school": _("School"),
    "health_facility": _("Health facility"),
    "aid": _("Humanitarian aid"),
}
EFFECTS = {
    "attack": pgettext_lazy("effect", "attack"),
    "attack_on_personnel": _("attack on personnel"),
    "threat": pgettext_lazy("effect", "threat"),
    "interference": pgettext_lazy("effect", "interference"),
    "military_use": _("military use"),
    "denial": pgettext_lazy("effect", "denial"),
}
OPERATIONAL = {
    "yes": _("yes"),
    "no": _("no"),
    "partially": _("in part"),
    "unknown": _("not known"),
}
IMPACTS = {
    "total": _("destroyed"),
    "serious": _("serious"),
    "minor": _("minor"),
    "none": pgettext_lazy("damage", "none"),
    "unknown": _("not known"),
}
MILITARY_USES = {
    "barracks": _("barracks"),
    "command_post": _("command post"),
    "firing_position": _("firing position"),
    "storage": _("store"),
    "weapons_depot": _("depot of weapons"),
    "other": pgettext_lazy("military use", "other"),
}
DENIALS = {
    "abduction": _("abduction of personnel"),
    "siege": _("siege"),
    "restriction": _("restriction of entry, import or money"),
    "property_damage": _("damage to property"),
    "theft": _("theft"),
    "beneficiaries": _("restriction of who benefits"),
    "threats": _("threats or violence"),
    "travel": _("restriction of travel"),
    "hijacking": _("hijacking"),
}
AID = {
    "food": _("food"),
    "medical": _("medical care"),
    "equipment": _("equipment"),
    "school_supplies": _("school supplies"),
    "water": _("water and sanitation"),
    "other": pgettext_lazy("aid", "other"),
}
VOCABULARIES = {
    "violation": _("Kinds of violation"),
    "method": _("Methods"),
    "degree": _("Parts that a party had"),
    "capacity": _("Capacities of victims"),
    "outcome": _("What became of victims"),
    "material": _("Kinds of material"),
    "source": _("Kinds of source"),
    "tag": _("Tags"),
}
PERIODS = {
    "month": _("by month"),
    "quarter": _("by quarter"),
    "year": _("by year"),
}
THINGS = {
    "title": pgettext_lazy("version", "the title"),
    "date": pgettext_lazy("version", "the date"),
    "place": pgettext_lazy("version", "the place"),
    "account": pgettext_lazy("version", "the account"),
    "operation": pgettext_lazy("version", "the operation"),
    "toll": pgettext_lazy("version", "the deaths stated"),
    "status": pgettext_lazy("version", "the status"),
    "protection": pgettext_lazy("version", "the level or the circle"),
    "victims": pgettext_lazy("version", "the victims"),
    "acts": pgettext_lazy("version", "the acts"),
    "parties": pgettext_lazy("version", "the parties"),
    "information": pgettext_lazy("version", "what sources said"),
    "effects": pgettext_lazy("version", "the effects"),
    "bearings": pgettext_lazy("version", "what it bears on"),
    "tags": pgettext_lazy("version", "the tags"),
}
LISTS = {
    "status": STATUSES,
    "standard": STANDARDS,
    "unit": UNITS,
    "sex": SEXES,
    "age": AGES,
    "party": PARTY_KINDS,
    "certainty": CERTAINTIES,
    "precision": PRECISIONS,
    "days": DAYS,
    "standing": STANDINGS,
    "grade": GRADES,
    "position": POSITIONS,
    "change": CHANGES,
    "thing": THINGS,
    "link": LINKS,
    "grave": GRAVE,
    "on": EFFECTS_ON,
    "effect": EFFECTS,
    "period": PERIODS,
    "operational": OPERATIONAL,
    "impact": IMPACTS,
    "military_use": MILITARY_USES,
    "denial": DENIALS,
    "aid": AID,
}
