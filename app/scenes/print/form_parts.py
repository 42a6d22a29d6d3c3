"""Parts of the scene form: title, header, scale and north, signatures, foot."""

from __future__ import annotations

from collections.abc import Sequence

from app.painters.fonts import text_width_m
from app.scenes.print.form_content import SceneForm
from app.scenes.print.form_layout import FieldCell, FormField
from app.scenes.print.form_values import field_value
from app.sheets.dates import day_words, short_time
from app.sheets.frame import box, label, north_arrow, rule
from app.sheets.lettering import fitted, wrapped
from app.sheets.style import ASCENT_EM, GREY, INK, LINE_FACTOR, MM, NAVY, SHEET_LAYER, TINT
from gis.angles import Point, moved
from gis.crashes.records import Severity
from gis.display.primitives import WHITE, Anchor, Bounds, Item, Path, Stroke
from gis.mapping.print_frame import PrintFrame
from gis.mapping.scale_bar import scale_bar_for
from gis.scenes.targets import letter, ordered

PEN, EDGE = Stroke(colour=INK, width_m=0.2 * MM), Stroke(colour=INK, width_m=0.4 * MM)
_PAD = 1.2 * MM
_SMALLEST_M = 1.7 * MM
_TICK_CELL_M, _HEAD_CELL_M = 11 * MM, 15 * MM
_HASH_LETTERS = 12
_LEAST_SIGN_M = 8 * MM
_NAMED_CRS = (3825, 3826, 3857, 4326)


def draw_title(form: SceneForm, at: Bounds) -> list[Item]:
    """Whose form, what it is, and the class of the crash to the right as the report form has it."""
    words = form.words
    ticks_left = at.max_x - 3 * _TICK_CELL_M
    side = ticks_left - _HEAD_CELL_M - at.centre[0]
    bureau = form.layout.bureaus[form.language] or form.base.city
    small = form.sheet.letters_m * 1.2
    kept = min(text_width_m(bureau, small), 0.5 * side) + 3 * MM
    size = min(0.58 * at.height, 7.5 * MM)
    while size > small and text_width_m(form.title, size, bold=True) / 2 > side - kept:
        size -= 0.1 * MM
    line = at.centre[1] - 0.36 * size
    width = text_width_m(form.title, size, bold=True)
    items: list[Item] = [
        label((at.centre[0], line), form.title, size, anchor=Anchor.CENTRE, bold=True),
        label(
            (at.min_x, at.centre[1] - 0.36 * small),
            fitted(bureau, side - width / 2 - 2 * MM, small),
            small,
        ),
    ]
    if form.names:
        told = words("SCENE_FORM_CASE_FILE_COPY")
        room = side - width / 2 - 4 * MM
        items.append(
            label(
                (ticks_left - _HEAD_CELL_M - 2 * MM, at.centre[1] - 0.36 * small),
                fitted(told, room, small),
                small,
                anchor=Anchor.RIGHT,
                bold=True,
            )
        )
    ticks = Bounds(ticks_left, at.min_y + 1.5 * MM, at.max_x, at.max_y)
    head = Bounds(ticks_left - _HEAD_CELL_M, ticks.min_y, ticks_left, ticks.max_y)
    named = words_in_box(
        words("SCENE_FORM_FIELD_SEVERITY"), shrunk_in(head), form.sheet.letters_m * 0.95
    )
    return [*items, box(head, stroke=PEN), *named, *_ticks(form, ticks)]


def _ticks(form: SceneForm, at: Bounds) -> list[Item]:
    """A1, A2, A3 with a tick under the one that holds."""
    size = form.sheet.letters_m
    middle = at.centre[1]
    items: list[Item] = [box(at, stroke=PEN), rule((at.min_x, middle), (at.max_x, middle), PEN)]
    for place, severity in enumerate(Severity):
        left = at.min_x + place * at.width / 3
        x = left + at.width / 6
        if place:
            items.append(rule((left, at.min_y), (left, at.max_y), PEN))
        high = (middle + at.max_y) / 2 - 0.36 * size
        items.append(label((x, high), severity.value, size, anchor=Anchor.CENTRE, bold=True))
        if form.scene.severity is severity:
            items.append(_tick(x, (at.min_y + middle) / 2, (middle - at.min_y) * 0.32))
    return items


def _tick(x: float, y: float, reach: float) -> Path:
    run = ((x - 1.2 * reach, y), (x - 0.3 * reach, y - reach), (x + 1.5 * reach, y + reach))
    pen = Stroke(colour=INK, width_m=0.5 * MM)
    return Path(runs=(run,), stroke=pen, layer=SHEET_LAYER)


def draw_fields(form: SceneForm, at: Bounds, rows: Sequence[Sequence[FieldCell]]) -> list[Item]:
    """The header: names on a tint, what is recorded beside them."""
    items: list[Item] = []
    if not rows:
        return items
    high = at.height / len(rows)
    for number, cells in enumerate(rows):
        top, left = at.max_y - number * high, at.min_x
        whole = sum(cell.share for cell in cells)
        for cell in cells:
            right = left + at.width * cell.share / whole
            items += _field(form, cell.field, Bounds(left, top - high, right, top))
            left = right
    return [*items, box(at, stroke=EDGE)]


def _field(form: SceneForm, field: FormField, at: Bounds) -> list[Item]:
    size = form.sheet.letters_m
    name = form.words(f"SCENE_FORM_FIELD_{field.name}")
    edge = at.min_x + text_width_m(name, size) + 2 * _PAD
    items: list[Item] = [
        box(Bounds(at.min_x, at.min_y, edge, at.max_y), fill=TINT),
        label((at.min_x + _PAD, at.centre[1] - 0.36 * size), name, size),
        box(at, stroke=PEN),
        rule((edge, at.min_y), (edge, at.max_y), PEN),
    ]
    room = Bounds(edge + _PAD, at.min_y, at.max_x - _PAD / 2, at.max_y)
    return items + words_in_box(field_value(form, field), room, size * 1.12)


def shrunk_in(room: Bounds) -> Bounds:
    """A cell without its margins to the left and right."""
    return Bounds(room.min_x + _PAD, room.min_y, room.max_x - _PAD / 2, room.max_y)


def words_in_box(text: str, room: Bounds, size: float) -> list[Item]:
    """Words in as large letters as fit, in several lines where there is room for them."""
    while True:
        lines = max(int((room.height - 0.4 * MM) / (size * LINE_FACTOR)), 1)
        laid = wrapped(text, room.width, size)
        if len(laid) <= lines or size <= _SMALLEST_M:
            break
        size -= 0.1 * MM
    if len(laid) > lines:
        laid = wrapped(text, room.width, size, max_lines=lines)
    step = size * LINE_FACTOR
    first = room.centre[1] + (len(laid) - 1) * step / 2 - 0.36 * size
    return [
        label((room.min_x, first - place * step), line, size)
        for place, line in enumerate(laid)
        if line
    ]


def draw_scale(form: SceneForm, frame: PrintFrame, at: Bounds) -> list[Item]:
    """Scale in words and as a bar, coordinate system, the arrow to the north at the right."""
    size = 3.2 * MM
    left, top = at.min_x + 2 * MM, at.max_y - 1.8 * MM
    said = form.words("SHEET_SCALE", scale=str(frame.scale))
    small = form.sheet.letters_m * 0.95
    known = form.epsg in _NAMED_CRS
    crs = form.words(f"BLOCK_PLAN_CRS_{form.epsg}") if known else f"EPSG:{form.epsg}"
    if frame.up_deg:
        turned = form.words("BLOCK_PLAN_TURNED", degrees=f"{frame.up_deg % 360:.1f}")
        crs = f"{turned}　{crs}"
    room = min(at.width - 26 * MM, 60 * MM)
    beside = left + text_width_m(said, size, bold=True) + 3 * MM
    line = top - ASCENT_EM * size
    told = fitted(crs, at.max_x - 18 * MM - beside, small)
    items: list[Item] = [
        box(at, stroke=PEN),
        label((left, line), said, size, colour=NAVY, bold=True),
        label((beside, line), told, small, colour=GREY),
        *_bar((left, top - 5.2 * MM), frame.scale, room, small),
    ]
    middle = (at.max_x - 10 * MM, at.centre[1] - 1.3 * MM)
    return items + _north(middle, form.words("MAP_SHEET_NORTH"), frame.up_deg, at.height)


def _north(middle: Point, name: str, up_deg: float, high: float) -> list[Item]:
    """The arrow with its letter beyond the tip, whichever way it points."""
    size = min(11 * MM, 0.5 * high)
    beyond = moved(middle, -up_deg, size * 0.5 + 1.9 * MM)
    letters = 2.6 * MM
    at = (beyond[0], beyond[1] - 0.36 * letters)
    return [
        *north_arrow(middle, size, north_deg=up_deg, letter=""),
        label(at, name, letters, anchor=Anchor.CENTRE, colour=NAVY, bold=True),
    ]


def _bar(left: Point, scale: int, room_m: float, letters_m: float) -> list[Item]:
    """A divided bar of a round length with its values."""
    bar = scale_bar_for(room_m * scale)
    x, y = left
    step = bar.length_m / scale / bar.parts
    pen = Stroke(colour=NAVY, width_m=0.15 * MM)
    items: list[Item] = [
        box(
            Bounds(x + part * step, y - 1.2 * MM, x + (part + 1) * step, y),
            fill=WHITE if part % 2 else NAVY,
            stroke=pen,
        )
        for part in range(bar.parts)
    ]
    below = y - 1.4 * MM - letters_m
    items.append(label((x, below), "0", letters_m, colour=NAVY))
    one = f"{bar.length_m / bar.parts:g}"
    items.append(label((x + step, below), one, letters_m, anchor=Anchor.CENTRE, colour=NAVY))
    end = (x + bar.parts * step, below)
    items.append(label(end, bar.words, letters_m, anchor=Anchor.CENTRE, colour=NAVY))
    return items


def signers(form: SceneForm) -> list[tuple[str, str]]:
    """Who signs: what stands above the line, and the name that is known."""
    words, scene = form.words, form.scene
    found = [(words("SCENE_FORM_HANDLER"), scene.handler), (words("SCENE_FORM_REVIEWER"), "")]
    for place, party in enumerate(ordered(scene)):
        who = form.names.get(party.no)
        found.append(
            (words("SCENE_FORM_PARTY", party=letter(place)), who.name if who is not None else "")
        )
    return found


def draw_signatures(form: SceneForm, at: Bounds) -> list[Item]:
    """A cell for each signature, in as many rows as they take."""
    people = signers(form)
    rows = max(int(at.height / _LEAST_SIGN_M), 1)
    across = max(-(-len(people) // rows), 5) if len(people) > 8 else max(len(people), 4)
    used = -(-len(people) // across)
    wide, high = at.width / across, at.height / used
    size = form.sheet.letters_m
    items: list[Item] = [box(at, stroke=EDGE)]
    for place, (role, name) in enumerate(people):
        row, column = divmod(place, across)
        cell = Bounds(
            at.min_x + column * wide, at.max_y - (row + 1) * high,
            at.min_x + (column + 1) * wide, at.max_y - row * high,
        )  # fmt: skip
        top = cell.max_y - 0.8 * MM - ASCENT_EM * size
        items += [
            box(cell, stroke=PEN),
            label((cell.min_x + _PAD, top), fitted(role, wide - 2 * _PAD, size), size, colour=GREY),
        ]
        if name:
            room = wide - 2 * _PAD
            line = (cell.min_x + _PAD, cell.min_y + 1.4 * MM)
            items.append(label(line, fitted(name, room, size * 1.1), size * 1.1))
    return items


def _state(form: SceneForm) -> str:
    """Draft, or when and by whom it was sealed, with the beginning of the seal's hash."""
    words, seal = form.words, form.seal
    if seal is None:
        return words("SCENE_FORM_DRAFT")
    code = "SCENE_FORM_SEALED" if form.seal_is_intact else "SCENE_FORM_SEAL_BROKEN"
    when = short_time(seal.at, words)
    return words(code, when=when, who=seal.by, hash=seal.hash[:_HASH_LETTERS])


def draw_notes(form: SceneForm, at: Bounds) -> list[Item]:
    """An empty box for what is written by hand."""
    size = form.sheet.letters_m
    top = at.max_y - 1.2 * MM - ASCENT_EM * size
    words = form.words("SCENE_FORM_NOTES")
    return [box(at, stroke=PEN), label((at.min_x + _PAD, top), words, size, colour=NAVY, bold=True)]


def draw_foot(form: SceneForm, at: Bounds, page: tuple[int, int]) -> list[Item]:
    """Page and version; what the paper holds of persons; the day it was printed."""
    words, size = form.words, form.sheet.letters_m * 0.95
    parts = [words("SCENE_FORM_PAGE", page=page[0], pages=page[1])]
    if form.version is not None:
        parts.append(words("SCENE_FORM_VERSION", version=form.version))
    parts.append(_state(form))
    kept = words("SCENE_FORM_WITH_NAMES" if form.names else "SCENE_FORM_LETTERS_ONLY")
    printed = words("SHEET_PRINTED", day=day_words(form.printed_on, words))
    program = words("SHEET_PROGRAM", version=form.program_version)
    line = at.max_y - 1.2 * MM - ASCENT_EM * size
    gap = "　"
    right = gap.join((printed, program))
    left = fitted(gap.join((*parts, kept)), at.width - text_width_m(right, size) - 3 * MM, size)
    return [
        label((at.min_x, line), left, size, colour=GREY),
        label((at.max_x, line), right, size, anchor=Anchor.RIGHT, colour=GREY),
    ]
