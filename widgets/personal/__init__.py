"""Dialogs about personal data: passphrase, opening a case for a purpose, who looked at what."""
