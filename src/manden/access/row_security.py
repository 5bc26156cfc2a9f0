"""The policy said a second time, by PostgreSQL itself: a raw query sees what its person may read.

Each table is declared here, by its name, as protected by a right, open for a reason, or withheld
whole from the role that serves; a test holds every table to it, and one that nobody declared is
closed to whoever holds no role. The database works out the rights from its own rows: the
application says only who the person is. The desk is served by a role that owns no table
(`APPLICATION`) and so cannot lift a policy.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from manden.access.policy import ACTIONS
from manden.access.roles import Role

APPLICATION = "manden_app"
CHAIN = "access_auditentry"
MARKS = ("wall_level", "wall_compartment", "wall_recorded_by")  # of the record a row belongs to


@dataclass(frozen=True)
class Protected:
    """Rows readable by who may do `action`, each only up to the person's clearance (`level`, the
    name of a column), inside compartments granted (`compartment`), and where the row of another
    protected table that it belongs to is readable (`through`: its column and that table).
    `through_level` asks the clearance for the `level` of that other row too. `marked` rows carry
    what that other row is judged by (`row_marks`). `unless` names rows
    that ask for a further right: a condition, and an action. `added_by` is the action of those who
    may add rows, inside the same compartments, though they may not read them. `own` names the
    column of who recorded the row: those who may do `action` on their own alone see it. `written_by`
    is the action of those who may add and change rows; who may do it for institutions they answer
    for alone adds only rows of which `answering`, a condition, holds."""

    action: str
    level: str = ""
    compartment: str = ""
    through: tuple[str, str] | None = None
    through_level: bool = False
    marked: bool = False
    added_by: str = ""
    own: str = ""
    unless: tuple[str, str] | None = None
    written_by: str = ""
    answering: str = ""


_MINE = "SELECT actor_id FROM actors_delegation WHERE user_id = (SELECT manden_person())"
_STATEMENT = (
    "recorded_by_id = (SELECT manden_person()) AND confirmed_by_id IS NULL "
    f"AND said_by_id IN ({_MINE})"
)
_BEARS_ON_THEIRS = """EXISTS (SELECT 1 FROM registers_development told
    WHERE told.id = development_id AND told.recorded_by_id = (SELECT manden_person())
    AND told.confirmed_by_id IS NULL AND told.said_by_id IN (
        SELECT asked.actor_id FROM commitments_addressing asked
        WHERE asked.commitment_id = registers_bearing.commitment_id
        UNION SELECT theirs.actor_id FROM commitments_task task
        JOIN actors_delegation theirs ON theirs.user_id = task.assigned_to_id
        WHERE task.commitment_id = registers_bearing.commitment_id))"""

_INSTRUMENT = Protected("instrument.read")
_COMMITMENT = Protected("commitment.read")
_PLACE = Protected("place.read")
_OF_INCIDENT = Protected("incident.read", through=("incident_id", "violations_incident"))
_OF_EVIDENCE = Protected("evidence.read", through=("evidence_id", "vault_evidence"))
_FIGURED = Protected(
    "figure.read",
    level="level",
    compartment="compartment_id",
    own="by_id",
    unless=("several", "figure.oversee"),
)
_OF_IDENTITY = ("identity_id", "vault_identity")

PROTECTED = {
    "actors_actor": Protected("actor.read"),
    "actors_actoralias": Protected("actor.read"),
    "actors_delegation": Protected("actor.read"),
    "instruments_capability": _INSTRUMENT,
    "instruments_citation": _INSTRUMENT,
    "instruments_councilsession": _INSTRUMENT,
    "instruments_installedpack": _INSTRUMENT,
    "instruments_packedition": _INSTRUMENT,
    "instruments_earlierreading": _INSTRUMENT,
    "instruments_awaitedupload": Protected("instrument.register"),
    "instruments_instrument": _INSTRUMENT,
    "instruments_provision": _INSTRUMENT,
    "instruments_provision_capabilities": _INSTRUMENT,
    "instruments_provision_themes": _INSTRUMENT,
    "instruments_provisiontext": _INSTRUMENT,
    "instruments_textsource": _INSTRUMENT,
    "instruments_theme": _INSTRUMENT,
    "commitments_addressing": _COMMITMENT,
    "commitments_amendment": _COMMITMENT,
    "commitments_clausereading": _COMMITMENT,
    "commitments_commitment": _COMMITMENT,
    "commitments_continuation": _COMMITMENT,
    "commitments_commitment_themes": _COMMITMENT,
    "commitments_deadline": _COMMITMENT,
    "commitments_mention": _COMMITMENT,
    "commitments_remark": _COMMITMENT,
    "commitments_returnedcontinuation": _COMMITMENT,
    "desk_digestwish": Protected("work.read"),
    "desk_sentdigest": Protected("work.read"),
    "desk_workvisit": Protected("work.read"),
    "commitments_task": _COMMITMENT,
    "places_boundary": _PLACE,
    "places_boundaryfile": _PLACE,
    "places_division": _PLACE,
    "places_equivalence": _PLACE,
    "places_locality": _PLACE,
    "places_localityname": _PLACE,
    "places_population": _PLACE,
    "places_scheme": _PLACE,
    "analysis_snapshot": _FIGURED,
    "analysis_run": _FIGURED,
    "reporting_figure": replace(
        _FIGURED, own="made_by_id", unless=("several OR NOT shared", "figure.oversee")
    ),
    "reporting_check": Protected("figure.read", through=("figure_id", "reporting_figure")),
    "reporting_publication": Protected("publication.read"),
    "api_creation": _COMMITMENT,
    "collection_import": Protected("file.import"),
    "collection_importedincident": _OF_INCIDENT,
    "collection_arrival": Protected(
        "report.read", level="level", compartment="compartment_id", own="recorded_by_id"
    ),
    "collection_arrivalversion": Protected(
        "report.read", through=("arrival_id", "collection_arrival")
    ),
    "collection_arrivalfile": Protected(
        "report.read", through=("version_id", "collection_arrivalversion")
    ),
    "collection_sealedcontent": Protected("report.read", own="recorded_by_id"),
    "collection_export": Protected("export.read", own="asked_by_id"),
    "collection_exportcontent": Protected(
        "export.read", through=("export_id", "collection_export")
    ),
    "collection_form": Protected("report.send"),
    "collection_formmedia": Protected("report.send"),
    "collection_formversion": Protected("report.send"),
    "violations_act": replace(_OF_INCIDENT, marked=True),
    "violations_bearing": _OF_INCIDENT,
    "violations_change": _OF_INCIDENT,
    "violations_effect": _OF_INCIDENT,
    "violations_evidencelink": _OF_INCIDENT,
    "violations_incident": Protected(
        "incident.read", level="level", compartment="compartment_id", own="recorded_by_id"
    ),
    "violations_incidentlink": _OF_INCIDENT,
    "violations_information": _OF_INCIDENT,
    "violations_involvement": Protected(
        "incident.read", through=("act_id", "violations_act"), marked=True
    ),
    "violations_party": Protected("vocabulary.read"),
    "violations_source": Protected(
        "incident.read", level="level", compartment="compartment_id", own="recorded_by_id"
    ),
    "violations_tagging": _OF_INCIDENT,
    "violations_term": Protected("vocabulary.read"),
    "violations_verification": _OF_INCIDENT,
    "violations_victim": replace(_OF_INCIDENT, marked=True),
    "registers_development": Protected(
        "development.read", level="level", written_by="development.record", answering=_STATEMENT
    ),
    "registers_bearing": Protected(
        "development.read",
        through=("development_id", "registers_development"),
        written_by="development.record",
        answering=_BEARS_ON_THEIRS,
    ),
    "search_entry": Protected(
        "instrument.read",
        level="level",
        compartment="compartment_id",
        unless=("kind = 'development'", "development.read"),
    ),
}
PROTECTED |= {
    "vault_identity": Protected("identity.read", compartment="compartment_id"),
    "vault_sealedfield": Protected(
        "identity.reveal", through=_OF_IDENTITY, through_level=True, added_by="identity.enter"
    ),
    "vault_lookuptoken": Protected(
        "identity.find", through=_OF_IDENTITY, through_level=True, added_by="identity.enter"
    ),
    "vault_consent": Protected("identity.read", through=_OF_IDENTITY),
    "vault_consentrecipient": Protected("identity.read", through=("consent_id", "vault_consent")),
    "vault_reveal": Protected("identity.confirm", through=_OF_IDENTITY, through_level=True),
    "vault_erasure": Protected("identity.confirm", through=_OF_IDENTITY),
    "vault_evidence": Protected(
        "evidence.read", level="level", compartment="compartment_id", own="recorded_by_id"
    ),
    "vault_custodyevent": _OF_EVIDENCE,
    "vault_copydecision": _OF_EVIDENCE,
    "vault_personinfile": _OF_EVIDENCE,
    "vault_reveallimit": Protected("identity.read", compartment="compartment_id"),
}
_SIGN_IN = "who someone is comes before what they may"
OPEN = {
    "access_codeapp": _SIGN_IN,
    "access_firstsignin": _SIGN_IN,
    "access_identityelsewhere": _SIGN_IN,
    "access_opensession": _SIGN_IN,
    "access_recoverycode": _SIGN_IN,
    "access_roleholding": "rights are worked out from it",
    "access_securitykey": _SIGN_IN,
    "access_user": _SIGN_IN,
    "api_allowance": "requests are counted before who asks is known",
    "api_token": _SIGN_IN,
    "collection_phonetoken": _SIGN_IN,
    "analysis_savedquestion": "the words of a question, no record",
    "violations_draft": "sealed to its owner",
    "violations_savedfilter": "the words of a filter, no record",
    "desk_calendarfeed": "its token comes before who asks",
    "access_compartment": "rights are worked out from it",
    "access_desklock": "whoever comes must be told that the desk is locked",
    "access_grant": "rights are worked out from it",
    "access_rightschange": "people who keep accounts hold no right on content",
    CHAIN: "each entry follows the last; it names nobody and is never changed",
    "auth_group": "unused",
    "auth_group_permissions": "unused",
    "auth_permission": "unused",
    "axes_accessattempt": _SIGN_IN,
    "axes_accessattemptexpiration": _SIGN_IN,
    "axes_accessfailurelog": _SIGN_IN,
    "axes_accesslog": _SIGN_IN,
    "vault_conflictofinterest": "rights are worked out from it",
    "vault_storedfile": "digests of ciphertext: a desk that starts compares them with its folder",
    "vault_keyholder": "random numbers: a desk that starts destroys the keys of who was erased",
    "django_content_type": "names of tables",
    "django_migrations": "names of upgrades",
}
WITHHELD = {
    "search_entrywords": "words are reached by functions that judge the entry each stands under",
    "violations_incidentwords": "words are reached by functions that judge the incident",
}
UNDECLARED = Protected("instrument.read")


def condition_of_adding(told: Protected) -> str:
    """What must hold of a row for it to be added by who may not read it."""
    return condition_of(replace(told, action=told.added_by, level="", through_level=False))


def condition_of_writing(told: Protected, *, adding: bool) -> str:
    """What must hold of a row for it to be added, or changed and removed, beside its being seen."""
    may = f"(SELECT manden_keeping()) OR {_may(told.written_by)}"
    if not adding:
        return may
    answering = ACTIONS[told.written_by].answering
    return f"{may} OR ({_holds(answering)} AND {told.answering})"


def wall_for_caller(table: str) -> str:
    """The wall of a protected table, inside a function that its owner defined, for the role that
    calls it: the owner itself may be one that no wall holds."""
    return f"""((SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname =
    CASE current_setting('role') WHEN 'none' THEN session_user::text
    ELSE current_setting('role') END) OR {condition_of(PROTECTED[table])})"""  # noqa: S608


def condition_of(told: Protected) -> str:
    """The declaration as SQL: what must hold of a row for it to be seen or written."""
    holds = [_may(told.action, of_their_own=bool(told.through))]
    if told.level:
        holds.append(f"{told.level} IN (SELECT manden_levels())")
    if told.compartment:
        granted = f"{told.compartment} IN (SELECT manden_compartments())"
        holds.append(f"({told.compartment} IS NULL OR {granted})")
    if told.through:
        holds.append(_by_marks(told) if told.marked else _through(told, *told.through))
    if told.unless:
        rows, action = told.unless
        holds.append(f"(NOT ({rows}) OR {_may(action)})")
    return f"(SELECT manden_keeping()) OR ({' AND '.join(holds)}){_own(told)}"


def _through(told: Protected, column: str, table: str) -> str:
    reached = " AND held.level IN (SELECT manden_levels())" if told.through_level else ""
    return f"EXISTS (SELECT 1 FROM {table} held WHERE held.id = {column}{reached})"  # noqa: S608


def _by_marks(told: Protected) -> str:
    """What must hold of the record that the row belongs to, asked of the marks that it carries."""
    record = told
    while record.through:
        record = PROTECTED[record.through[1]]
    level, compartment, own = MARKS
    return f"({condition_of(replace(record, level=level, compartment=compartment, own=own))})"


def _own(told: Protected) -> str:
    if not told.own:
        return ""
    mine = f"{told.own} = (SELECT manden_person())"
    return f" OR ({mine} AND {_may(told.action, of_their_own=True)})"


def _may(action: str, *, of_their_own: bool = False) -> str:
    return _holds(ACTIONS[action].roles | (ACTIONS[action].own if of_their_own else frozenset()))


def _holds(may: Collection[Role]) -> str:
    roles = ", ".join(f"'{role.value}'" for role in Role if role in may)
    return f"(SELECT manden_holds(ARRAY[{roles}]))"
