"""Persons of a scene: known by letters everywhere, by name in the copy for the case file alone.

Names and plates stand in the sealed tables (`app/personal`), never in a scene. The copy for the
case file is written down twice before anything is opened: in the scene's own history, and as the
ticket by which the store hands sealed data out.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.personal.key_ring import KeyRing
from app.personal.opening import masked_persons, open_case
from app.personal.records import PersonalDetails
from app.personal.sealed_records import sealing_door
from app.scenes.scene_store import OpenScene
from app.store.scene_changes import SceneEvent, put_scene_change
from app.store.sealed_access import AccessMode
from app.store.store import Store
from gis.problems import Problem
from gis.scenes.targets import letters


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenePerson:
    """What may be known of a party without a ticket."""

    no: int
    letter: str
    is_known: bool
    """Whether a name or a plate is sealed."""
    plate_masked: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CaseFileParty:
    """A party as the copy for the case file names it; its `repr` holds no name."""

    no: int
    letter: str
    name: str
    plate: str

    def __repr__(self) -> str:
        return f"CaseFileParty({self.letter})"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """What the copy for the case file carries beside the drawing."""

    case_no: str
    ticket_uid: str
    parties: tuple[CaseFileParty, ...]
    mode: AccessMode


def scene_persons(store: Store, opened: OpenScene) -> tuple[ScenePerson, ...]:
    """The parties of a scene in order, with what stands unsealed of them."""
    held = {one.party_no: one.plate_masked for one in masked_persons(store, opened.case_no)}
    return tuple(
        ScenePerson(no=no, letter=name, is_known=no in held, plate_masked=held.get(no, ""))
        for no, name in letters(opened.scene).items()
    )


def keep_scene_person(
    store: Store, opened: OpenScene, no: int, details: PersonalDetails, keys: KeyRing
) -> None:
    """Seal what is known of a party; what was known before is replaced.

    Raises:
        Problem: SCENE_NO_SUCH_PARTY; STORE_NOT_ALLOWED and other troubles of the store.
    """
    if no not in letters(opened.scene):
        raise Problem("SCENE_NO_SUCH_PARTY", no=no)
    with store.write(actor=store.actor, action="enter personal data") as unit:
        sealing_door(keys)(unit).keep(opened.case_no, no, details)


def open_case_file(store: Store, opened: OpenScene, *, purpose: str, keys: KeyRing) -> CaseFile:
    """Names and plates for the copy that goes into the case file, for who confirmed it.

    Raises:
        Problem: PERSONAL_PURPOSE_MISSING; PERSONAL_OTHER_UNIT, PERSONAL_SEAL_BROKEN,
            PERSONAL_KEY_GONE; STORE_NOT_ALLOWED on a server.
    """
    if not purpose.strip():
        raise Problem("PERSONAL_PURPOSE_MISSING")
    with store.write(actor=store.actor, action="copy for the case file") as unit:
        put_scene_change(
            unit,
            opened.uid,
            SceneEvent.CASE_FILE,
            version=opened.version,
            names=[purpose.strip()],
        )
    found = open_case(store, opened.case_no, purpose, keys, actor=store.actor)
    named = letters(opened.scene)
    parties = tuple(
        CaseFileParty(
            no=person.party_no,
            letter=named[person.party_no],
            name=person.details.name,
            plate=person.details.plate,
        )
        for person in found.persons
        if person.party_no in named
    )
    return CaseFile(
        case_no=opened.case_no, ticket_uid=found.ticket_uid, parties=parties, mode=found.mode
    )
