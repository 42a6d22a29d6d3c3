"""What the source forbids along a kerb."""

from __future__ import annotations

import pytest

from tests.helpers.sections import read


@pytest.mark.parametrize(
    ("tags", "rules"),
    [
        ({}, ("none", "none")),
        ({"parking:both:restriction": "no_parking"}, ("no_parking", "no_parking")),
        (
            {"parking:left:restriction": "no_stopping", "parking:right:restriction": "no_parking"},
            ("no_stopping", "no_parking"),
        ),
        ({"parking:right:restriction": "no_standing"}, ("none", "no_stopping")),
        (
            {"parking:both:restriction": "no_parking", "parking:left:restriction": "none"},
            ("none", "no_parking"),
        ),
        ({"parking:lane:left": "no_stopping"}, ("no_stopping", "none")),
        ({"parking:condition:both": "no_parking"}, ("no_parking", "no_parking")),
        ({"parking:both": "no"}, ("none", "none")),
    ],
)
def test_what_is_forbidden_along_a_kerb_is_read_by_side(
    tags: dict[str, str], rules: tuple[str, str]
) -> None:
    said = {"highway": "secondary", **tags}
    assert read(said).section.kerb_rules == rules
    assert read(said, direction=-1).section.kerb_rules == rules[::-1]
