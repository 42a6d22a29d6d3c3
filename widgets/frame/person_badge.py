"""Who works here, in the status bar: server, account and role; and what others changed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.store.server.person import Person
from widgets.frame.role_words import rights_text, role_text


class PersonBadge(QWidget):
    """Nothing of it shows for a store in a file."""

    def __init__(self) -> None:
        super().__init__()
        self._person, self._server = Person(), ""
        self._changed_at: datetime | None = None
        self._changes = 0
        self.news, self.person = QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self.news)
        row.addWidget(self.person)
        self.retranslate()

    def show_person(self, person: Person, server: str) -> None:
        """Show who works in which database."""
        self._person, self._server = person, server
        self._changes, self._changed_at = 0, None
        self.retranslate()

    def count_change(self) -> None:
        """Others changed something, and it is being read."""
        self._changes += 1
        self._changed_at = datetime.now()
        self.retranslate()

    @property
    def changes(self) -> int:
        """How often others changed something since the store was opened."""
        return self._changes

    def retranslate(self) -> None:
        """Write all words again."""
        person = self._person
        self.setVisible(person.is_on_server)
        self.person.setText(f"{person.login} · {role_text(person)} · {self._server}")
        title = self.tr("Account {account} in {server}. Your role may:")
        told = title.format(account=person.login, server=self._server)
        self.person.setToolTip(f"{told}\n{rights_text(person)}")
        self.person.setAccessibleName(self.tr("Who works: {who}").format(who=self.person.text()))
        self.news.setVisible(self._changed_at is not None)
        if self._changed_at is not None:
            words = self.tr("⟳ Others changed {count}: reloaded {time}")
            time = f"{self._changed_at:%H:%M}"
            self.news.setText(words.format(count=self._changes, time=time))
            self.news.setToolTip(self.tr("What others stored is on your screen"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
