"""The one table of rights: which role may do what to which table or view, and to which rows.

Spec: station users work on the cases of their own unit, reviewers read those assigned to them,
analysts import and analyse, detectives read and open by a ticket, supervisors do what analysts do
and delete what others entered, the council reads published figures only, auditors read the audit
and no content, administrators change the schema, say who belongs where and see no other rows.
Open data are public: a crash without a case number is nobody's. Who is not named may nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.store.roles.names import Role


class Verb(StrEnum):
    """What may be done to rows; the value is the word of GRANT and of a policy."""

    SELECT = "SELECT"
    INSERT = "INSERT"
    UPDATE = "UPDATE"
    DELETE = "DELETE"


_OWN_UNITS = "SELECT m.unit FROM unit_member m WHERE m.login = session_user AND m.unit <> ''"


class Rows(StrEnum):
    """Which rows a right is for; the value is the condition of the row policy."""

    ALL = "true"
    OWN = "login = session_user"
    OWN_UNIT = (
        "EXISTS (SELECT FROM crash c JOIN unit_member m ON m.unit IN (c.bureau, c.precinct)"
        " WHERE c.case_no = sealed_person.case_no AND m.login = session_user AND m.unit <> '')"
    )
    """Persons of cases that the unit of the login handles (table `sealed_person` only)."""
    UNIT_CASE = f"case_no IS NULL OR bureau IN ({_OWN_UNITS}) OR precinct IN ({_OWN_UNITS})"
    """Open data, and cases that the unit of the login handles (`crash` only)."""
    ASSIGNED_CASE = (
        "case_no IS NULL OR"
        " case_no IN (SELECT r.case_no FROM case_reviewer r WHERE r.login = session_user)"
    )
    """Open data, and cases that the login reviews (`crash` only)."""
    SEEN_CRASH = "EXISTS (SELECT FROM crash c WHERE c.uid = crash_uid)"
    """What belongs to a crash that the person sees."""
    OF_SEEN_SCENE = "EXISTS (SELECT FROM scene s WHERE s.uid = scene_uid)"
    """What was written down of a scene that the person sees."""
    SEEN_SCENE = "crash_uid IS NULL OR EXISTS (SELECT FROM crash c WHERE c.uid = crash_uid)"
    """Scenes of a crash that the person sees, and those of no stored crash (`scene` only)."""
    OTHERS = "login IS DISTINCT FROM session_user"
    """What somebody else entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """One entry of the table."""

    role: Role
    table: str
    """A table or a view."""
    verbs: frozenset[Verb]
    rows: Rows = Rows.ALL
    columns: tuple[str, ...] = ()
    """The only columns that may be read; empty where all may."""


READ = frozenset({Verb.SELECT})
ADD = frozenset({Verb.SELECT, Verb.INSERT})
CHANGE = frozenset({Verb.SELECT, Verb.INSERT, Verb.UPDATE})
ALL = frozenset(Verb)

DERIVED_STREETS = (
    *("street_course", "street_body", "street_area", "street_lane", "street_sidewalk"),
    *("street_island", "street_marking", "street_furniture", "street_block", "street_doubt"),
)
"""What is made again from roads and features, by whoever may change those."""
STREETS = (
    *("road", "road_state", "street_proposal", "junction", "street_diagnostic", "street_feature"),
    "street_object",
    "street_object_state",
    *DERIVED_STREETS,
)
CRASHES = ("crash", "crash_party", "crash_remark", "crash_history", "published_count")
OF_A_SCENE = ("scene_change", "scene_correction")
CONTENT = (*STREETS, *CRASHES, "import_run", "scene", *OF_A_SCENE, "leg_answer")
ONLY_ADDED = frozenset({"leg_answer", *OF_A_SCENE})
"""What nobody changes or takes away."""
AUDIT = "audit"
QUARANTINE = "quarantine"
QUARANTINE_WITHOUT_TEXT = ("fid", "uid", "version", "run_uid", "file", "line", "reason_code")
"""The raw line of a file may hold anything, names and plates among it."""
TAKEN = ("taken_area", "taken_record")
"""Of files that were taken along; empty on a server."""
PUBLISHED = ("published_month", "published_junction")
SHARED = ("daoan_schema_version", "server_setting")
"""What every login reads to know that it is in the right place."""


def _content() -> Iterator[Right]:
    """Streets, crashes, scenes and answers."""
    for role in (Role.ANALYST, Role.SUPERVISOR):
        for table in CONTENT:
            verbs = ADD if table in ONLY_ADDED else ALL
            yield Right(role=role, table=table, verbs=verbs)
        yield Right(role=role, table=QUARANTINE, verbs=ADD)
    for role in (Role.STATION_USER, Role.REVIEWER, Role.DETECTIVE):
        for table in CONTENT:
            verbs, rows = _of_case_worker(role, table), _seen_by(role, table)
            yield Right(role=role, table=table, verbs=verbs, rows=rows)
    columns = QUARANTINE_WITHOUT_TEXT
    yield Right(role=Role.STATION_USER, table=QUARANTINE, verbs=READ, columns=columns)


def _taken() -> Iterator[Right]:
    """Whoever may copy a whole store may copy these too."""
    for table in TAKEN:
        for role in (Role.ANALYST, Role.SUPERVISOR):
            yield Right(role=role, table=table, verbs=ADD)


def _of_case_worker(role: Role, table: str) -> frozenset[Verb]:
    """Station users draw scenes and answer for legs; others read."""
    if role is not Role.STATION_USER:
        return READ
    if table == "scene":
        return CHANGE
    return ADD if table in ONLY_ADDED or table == "import_run" else READ


OF_A_CRASH = frozenset({"crash_party", "crash_remark", "crash_history", "leg_answer"})


def _seen_by(role: Role, table: str) -> Rows:
    """The own unit's cases, the assigned ones, or all, with what belongs to them."""
    if role is Role.DETECTIVE:
        return Rows.ALL
    if table == "crash":
        return Rows.UNIT_CASE if role is Role.STATION_USER else Rows.ASSIGNED_CASE
    if table == "scene":
        return Rows.SEEN_SCENE
    if table in OF_A_SCENE:
        return Rows.OF_SEEN_SCENE
    return Rows.SEEN_CRASH if table in OF_A_CRASH else Rows.ALL


def _audit() -> Iterator[Right]:
    """Who writes is written down, and sees what was written of him; auditors see all of it."""
    for role in (
        Role.STATION_USER, Role.ANALYST, Role.REVIEWER, Role.DETECTIVE, Role.SUPERVISOR,
    ):  # fmt: skip
        yield Right(role=role, table=AUDIT, verbs=ADD, rows=Rows.OWN)
    yield Right(role=Role.AUDITOR, table=AUDIT, verbs=READ)


PERSONS = "sealed_person"
PERSON_MASKED = (
    *("fid", "uid", "version", "case_no", "party_no", "plate_masked", "key_uid", "since_day"),
)
"""What may be read of a person without a ticket: neither the seal nor the index of the plate."""
SEALING_TABLES = (
    *("sealing_key", PERSONS, "access_ticket", "access_view", "deletion_certificate"),
    "unit_member",
    "case_reviewer",
)


def _persons() -> Iterator[Right]:
    """Imports and handlers seal, supervisors delete and renew keys; opening needs a ticket."""
    for role in (Role.ANALYST, Role.SUPERVISOR, Role.DETECTIVE, Role.STATION_USER):
        rows = Rows.OWN_UNIT if role is Role.STATION_USER else Rows.ALL
        yield Right(role=role, table=PERSONS, verbs=READ, rows=rows, columns=PERSON_MASKED)
        verbs = ALL if role is Role.SUPERVISOR else READ
        yield Right(role=role, table="sealing_key", verbs=verbs)
    entered = frozenset({Verb.INSERT})  # who handles a case enters its persons, and replaces none
    yield Right(role=Role.STATION_USER, table=PERSONS, verbs=entered, rows=Rows.OWN_UNIT)
    changed = frozenset({Verb.INSERT, Verb.UPDATE})
    yield Right(role=Role.ANALYST, table=PERSONS, verbs=changed)
    yield Right(role=Role.SUPERVISOR, table=PERSONS, verbs=changed)
    gone = frozenset({Verb.DELETE})
    yield Right(role=Role.SUPERVISOR, table=PERSONS, verbs=gone, rows=Rows.OTHERS)


def _assignments() -> Iterator[Right]:
    """Administrators say who belongs to which unit and who reviews what; people see their own."""
    for role, table in ((Role.STATION_USER, "unit_member"), (Role.REVIEWER, "case_reviewer")):
        yield Right(role=role, table=table, verbs=READ, rows=Rows.OWN)
        yield Right(role=Role.ADMIN, table=table, verbs=ALL)


def _tickets() -> Iterator[Right]:
    """Tickets are added by who opens and seen by auditors; nobody changes or deletes one."""
    for role in (Role.DETECTIVE, Role.STATION_USER, Role.SUPERVISOR):
        yield Right(role=role, table="access_ticket", verbs=ADD, rows=Rows.OWN)
        yield Right(role=role, table="access_view", verbs=READ, rows=Rows.OWN)
    yield Right(role=Role.SUPERVISOR, table="deletion_certificate", verbs=ADD)
    for table in ("access_ticket", "access_view", "deletion_certificate"):
        yield Right(role=Role.AUDITOR, table=table, verbs=READ)


def _published() -> Iterator[Right]:
    """Figures without a single case; the council sees nothing else."""
    for role in Role:
        if role not in (Role.ADMIN, Role.AUDITOR):
            for view in PUBLISHED:
                yield Right(role=role, table=view, verbs=READ)


RIGHTS: tuple[Right, ...] = (
    *_content(),
    *_taken(),
    *_audit(),
    *_persons(),
    *_assignments(),
    *_tickets(),
    *_published(),
)
"""All of it; administrators change the schema as members of the owner, and say who is where."""

TABLES = (*CONTENT, QUARANTINE, AUDIT, *SEALING_TABLES, *TAKEN)
"""Tables with row policies."""


def rights_of(role: Role, table: str) -> frozenset[Verb]:
    """What a role may do to a table or view, to some rows and columns of it at least."""
    return frozenset(
        verb
        for right in RIGHTS
        if right.role is role and right.table == table
        for verb in right.verbs
    )
