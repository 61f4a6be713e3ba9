"""The ruled lines of a PDF's page, as a reader of its text sees them. Pure."""

from collections.abc import Callable, Iterator
from ctypes import byref, c_float, c_int
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

THIN, SHORT = 3.0, 8.0  # points: what is thinner and longer is a ruled line
MOST_DRAWN = 20_000  # ends of strokes: a map or a chart has more, a page of tables a tenth
DEEPEST = 15  # forms in forms of a page
Rule = tuple[float, float, float]


def ruled_lines(page: pypdfium2.PdfPage, turn: int) -> tuple[list[Rule], list[Rule]]:
    """The level lines (y, from x, to x) and the upright ones (x, from y, to y), as `upright` turns them. Of a page
    that is drawn full: none."""
    rules: list[Rule] = []
    uprights: list[Rule] = []
    drawn = 0
    for path in _paths(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject):
        drawn += pdfium.FPDFPath_CountSegments(path)
        if drawn > MOST_DRAWN:
            return [], []
        for left, bottom, right, top in _strokes(path, turn):
            if top - bottom < THIN and right - left > SHORT:
                rules.append(((top + bottom) / 2, left, right))
            elif right - left < THIN and top - bottom > SHORT:
                uprights.append(((left + right) / 2, bottom, top))
    return rules, uprights


def _paths(holder: Any, count: Callable[..., int], get: Callable[..., Any], deep: int = 0) -> Iterator[Any]:
    """The paths of a page or form, and those of forms in it. (PdfPage.get_objects wraps each text object as well,
    which takes longer than all else here.)"""
    for n in range(count(holder)):
        found = get(holder, n)
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield found
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and deep < DEEPEST:
            yield from _paths(found, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, deep + 1)


def upright(box: pdfium.FS_RECTF, turn: int) -> tuple[float, float, float, float]:
    """The box (left, bottom, right, top) as a reader of text that is turned this often by a quarter sees it."""
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    for _ in range(turn):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top


def _strokes(path: pdfium.FPDF_PAGEOBJECT, turn: int) -> Iterator[tuple[float, float, float, float]]:
    """The lines of a path as boxes: thin filled areas, and each straight part of what is drawn with a pen."""
    fill, pen, matrix = c_int(), c_int(), pdfium.FS_MATRIX()
    pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(pen))
    pdfium.FPDFPageObj_GetMatrix(path, byref(matrix))
    area: list[tuple[float, float]] = []
    areas = [area]
    for n in range(pdfium.FPDFPath_CountSegments(path)):
        segment, x, y = pdfium.FPDFPath_GetPathSegment(path, n), c_float(), c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            areas.append(area := [])
        area.append(
            (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        )
    for area in filter(None, areas):
        parts = list(pairwise([*area, area[0]])) if pen.value else [tuple(area)]
        for points in parts:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            yield upright(pdfium.FS_RECTF(min(xs), max(ys), max(xs), min(ys)), turn)
