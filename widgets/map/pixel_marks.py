"""Marks set into pixels by arrays: what is smaller than a few pixels needs no painter."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

CHUNK = 16_000
"""Marks set in one step; a step holds the interpreter for about a millisecond."""

Offsets = tuple[tuple[int, int], ...]
DOT_2: Offsets = ((0, 0), (1, 0), (0, 1), (1, 1))
DOT_3: Offsets = tuple((x, y) for y in (-1, 0, 1) for x in (-1, 0, 1))


def pixel_array(image: QImage) -> NDArray[np.uint32]:
    """The pixels of a 32-bit image as (rows, columns); writing changes the image."""
    flat = np.frombuffer(image.bits(), np.uint32)
    return flat.reshape(image.height(), image.bytesPerLine() // 4)


def marked(
    shape: tuple[int, int], pixels: NDArray[np.float64], offsets: Offsets = ((0, 0),)
) -> NDArray[np.bool_]:
    """Which pixels of a picture (rows, columns) hold a mark; `pixels` (n, 2) right and down."""
    rows, columns = shape
    pad = 2
    mask = np.zeros((rows + 2 * pad, columns + 2 * pad), bool)
    place = np.floor(pixels).astype(np.int32) + pad
    inside = (
        (place[:, 0] >= 1)
        & (place[:, 0] < columns + 2 * pad - 1)
        & (place[:, 1] >= 1)
        & (place[:, 1] < rows + 2 * pad - 1)
    )
    x, y = place[inside, 0], place[inside, 1]
    for right, down in offsets:
        mask[y + down, x + right] = True
    return mask[pad:-pad, pad:-pad]


def blend(image: QImage, mask: NDArray[np.bool_], colour: QColor, opacity: float = 1.0) -> None:
    """Lay a colour over the marked pixels of an image (opaque, or premultiplied with alpha)."""
    alpha = colour.alphaF() * opacity
    target = pixel_array(image)[:, : mask.shape[1]]
    below = target[mask]
    if not len(below) or alpha <= 0:
        return
    parts = np.array([colour.blue(), colour.green(), colour.red(), 255], np.float32) * alpha
    old = below.view(np.uint8).reshape(-1, 4).astype(np.float32)
    new = np.round(old * (1 - alpha) + parts).astype(np.uint8)
    target[mask] = new.view(np.uint32).ravel()
