"""Painter paths from arrays, a few at a time: a tenth of the cost of building them point by point.

A stream of bytes is the one way by which Qt takes many coordinates in a single call.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, Qt
from PySide6.QtGui import QPainterPath

BATCH_POINTS = 320
"""About 20 polygons: fewer cost calls, more cost the painter (one path of many is slow)."""
_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_COUNT, _END = np.dtype(">i4"), 8
_RULES = {Qt.FillRule.OddEvenFill: 0, Qt.FillRule.WindingFill: 1}


def batch_edges(counts: NDArray[np.int64], most: int = BATCH_POINTS) -> NDArray[np.int64]:
    """Where batches of runs start (and the end): each has about `most` points, at least one run."""
    if not len(counts):
        return np.zeros(1, np.int64)
    ends = np.cumsum(counts)
    number = (ends - 1) // most
    first = np.flatnonzero(np.diff(number, prepend=number[0] - 1))
    return np.append(first, len(counts))


def stream_paths(
    pixels: NDArray[np.float64],
    starts: NDArray[np.int64],
    edges: NDArray[np.int64],
    rule: Qt.FillRule = Qt.FillRule.WindingFill,
) -> Iterator[QPainterPath]:
    """One path for each batch of runs.

    `pixels` (n, 2); run r are the points `starts[r]..starts[r + 1]`; batch b are the runs
    `edges[b]..edges[b + 1]`.
    """
    elements = np.empty(len(pixels), _ELEMENT)
    elements["kind"] = 1
    elements["kind"][starts[:-1]] = 0
    elements["x"], elements["y"] = pixels[:, 0], pixels[:, 1]
    tail = np.array([0, _RULES[rule]], _COUNT).tobytes()
    body = elements.tobytes()
    size = _ELEMENT.itemsize
    for first, last in pairwise(starts[edges].tolist()):
        head = int(last - first).to_bytes(4, "big")
        stream = QDataStream(QByteArray(head + body[first * size : last * size] + tail))
        path = QPainterPath()
        stream >> path  # the operator reads into the path
        yield path
