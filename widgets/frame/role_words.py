"""What a role is called, what a person may do, and why something is not allowed."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.store.roles.names import Role
from app.store.roles.rights import Verb
from app.store.server.person import Person
from widgets.parts.words import list_text

CONTEXT = "Roles"
ROLE_NAMES = {
    Role.STATION_USER: QT_TRANSLATE_NOOP("Roles", "station user"),
    Role.ANALYST: QT_TRANSLATE_NOOP("Roles", "traffic analyst"),
    Role.REVIEWER: QT_TRANSLATE_NOOP("Roles", "reviewer"),
    Role.DETECTIVE: QT_TRANSLATE_NOOP("Roles", "detective"),
    Role.SUPERVISOR: QT_TRANSLATE_NOOP("Roles", "supervisor"),
    Role.COUNCIL: QT_TRANSLATE_NOOP("Roles", "council member"),
    Role.AUDITOR: QT_TRANSLATE_NOOP("Roles", "auditor"),
    Role.ADMIN: QT_TRANSLATE_NOOP("Roles", "administrator"),
}
CRASH_TABLES, STREET_TABLES = ("crash", "crash_party"), ("road", "junction")
LEG_TABLE = "leg_answer"


def role_text(person: Person) -> str:
    """The roles of a person, in the language of the window."""
    return list_text(QCoreApplication.translate(CONTEXT, ROLE_NAMES[role]) for role in person.roles)


def reads_cases(person: Person) -> bool:
    """Whether a person sees single crashes at all."""
    return person.may(Verb.SELECT, "crash")


def reads_published(person: Person) -> bool:
    """Whether a person sees the published figures."""
    return person.may(Verb.SELECT, "published_month")


def answers_legs(person: Person) -> bool:
    """Whether a person may tell legs."""
    return person.may(Verb.INSERT, LEG_TABLE)


def why_not(person: Person) -> str:
    """Why something is not allowed to a person."""
    words = QCoreApplication.translate("Roles", "Your role ({role}) does not allow this")
    return words.format(role=role_text(person))


def rights_text(person: Person) -> str:
    """What a person may do, a line each."""
    told = [
        (reads_cases(person), QT_TRANSLATE_NOOP("Roles", "see crashes, scenes and streets")),
        (
            person.may_all(Verb.INSERT, CRASH_TABLES),
            QT_TRANSLATE_NOOP("Roles", "import crashes"),
        ),
        (
            person.may_all(Verb.INSERT, STREET_TABLES),
            QT_TRANSLATE_NOOP("Roles", "import streets"),
        ),
        (answers_legs(person), QT_TRANSLATE_NOOP("Roles", "tell the legs of crashes")),
        (reads_published(person), QT_TRANSLATE_NOOP("Roles", "see published figures")),
    ]
    lines = [(allowed, QCoreApplication.translate(CONTEXT, words)) for allowed, words in told]
    return "\n".join(f"{'✓' if allowed else '✗'} {words}" for allowed, words in lines)
