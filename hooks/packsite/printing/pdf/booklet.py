"""Impose the A5 pages of a tagged PDF on sheets of A4, two on each side, to be folded to a booklet.

Each page becomes a drawing of its own on its sheet. The tags, links, bookmarks and names keep what
they say and follow their page to where it went, so that the booklet is still read in the order of
its words, whatever the order of its sheets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from packsite.printing.pdf.save import saved

_SHEET = (841.89, 595.276)
"""A4 in landscape, in points."""
_BLANK = -1
_PLACES = (Name.Dest, Name.D)


@dataclass(frozen=True, slots=True)
class _Moved:
    """Where a page went: its sheet, how far it moved, and the drawing that it has become."""

    sheet: pikepdf.Object
    right: float
    drawing: pikepdf.Object


_Ways: TypeAlias = Mapping[tuple[int, int], _Moved]
"""Where each page went, by its number in the file."""


def booklet_order(pages: int) -> list[tuple[int, int]]:
    """Return what stands left and right on each side of the sheets, counted from 0; -1 is blank.

    Sides come in the order in which they are printed: a front, its back, the next front.
    """
    places = -(-pages // 4) * 4
    halves = []
    for sheet in range(places // 4):
        first, last = 2 * sheet, places - 1 - 2 * sheet
        halves += [(last, first), (first + 1, last - 1)]
    return [
        (left if left < pages else _BLANK, right if right < pages else _BLANK)
        for left, right in halves
    ]


def as_booklet(pdf: bytes) -> bytes:
    """Return a PDF of A5 pages as the sheets of a booklet; the same input gives the same bytes."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        ways = dict(_imposed(opened))
        _move_tags(opened.Root.StructTreeRoot, ways)
        _move_places(opened, ways)
        _say_how_to_print(opened.Root)
        return saved(opened)


def _imposed(pdf: Pdf) -> Iterator[tuple[tuple[int, int], _Moved]]:
    """Put new sheets in the place of the pages, and give where each page went."""
    pages = [page.obj for page in pdf.pages]
    del pdf.pages[:]
    for left, right in booklet_order(len(pages)):
        pdf.add_blank_page(page_size=_SHEET)
        sheet = pdf.pages[-1].obj
        sheet.Tabs = Name.S
        sheet.Resources = Dictionary(XObject=Dictionary())
        drawn = b""
        for name, number in (("L", left), ("R", right)):
            if number == _BLANK:
                continue
            page = pages[number]
            moved = _Moved(sheet, _offset(page, is_left=name == "L"), _drawing(pdf, page))
            sheet.Resources.XObject[f"/{name}"] = moved.drawing
            drawn += b"q 1 0 0 1 %.3f 0 cm /%s Do Q\n" % (moved.right, name.encode())
            _move_annotations(page, moved)
            yield page.objgen, moved
        sheet.Contents = pdf.make_stream(drawn)


def _offset(page: pikepdf.Object, *, is_left: bool) -> float:
    """Return how far a page moves so that its inner edge lies in the fold."""
    middle = _SHEET[0] / 2
    return middle - float(page.MediaBox[2]) if is_left else middle


def _drawing(pdf: Pdf, page: pikepdf.Object) -> pikepdf.Object:
    """Return what is drawn on a page as a drawing that keeps its place in the tags."""
    return pdf.make_stream(
        pikepdf.Page(page).obj.Contents.read_bytes(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=page.MediaBox,
        Resources=page.Resources,
        **({"StructParents": page.StructParents} if Name.StructParents in page else {}),
    )


def _move_annotations(page: pikepdf.Object, moved: _Moved) -> None:
    annotations = page.get(Name.Annots, Array())
    for annotation in annotations:
        for key in (Name.Rect, Name.QuadPoints):
            if key in annotation:
                annotation[key] = _shifted(annotation[key], moved.right)
        annotation.P = moved.sheet
    if len(annotations):
        held = moved.sheet.get(Name.Annots, Array())
        moved.sheet.Annots = Array([*held, *annotations])


def _shifted(corners: Any, right: float) -> Array:
    return Array(
        [round(float(at) + (0 if place % 2 else right), 3) for place, at in enumerate(corners)]
    )


def _move_tags(root: pikepdf.Object, ways: _Ways) -> None:
    """Let every tag point at the sheet and, for what is drawn, at the drawing on it."""
    waiting: list[pikepdf.Object] = [root]
    while waiting:
        element = waiting.pop()
        page = element.get(Name.Pg)
        kids = element.get(Name.K)
        moved_kids = [_moved_kid(kid, page, ways) for kid in _as_list(kids)]
        if moved_kids:
            element.K = Array(moved_kids)
        waiting += [kid for kid in moved_kids if Name.S in kid]
        if page is not None:
            element.Pg = ways[page.objgen].sheet


def _moved_kid(kid: Any, page: pikepdf.Object | None, ways: _Ways) -> Any:
    if isinstance(kid, int):
        assert page is not None, "a number among the tags belongs to a page"
        return _mark(kid, ways[page.objgen])
    own = kid.get(Name.Pg, page)
    if kid.get(Name.Type) == Name.MCR:
        return _mark(int(kid.MCID), ways[own.objgen])
    if kid.get(Name.Type) == Name.OBJR and own is not None:
        kid.Pg = ways[own.objgen].sheet
    return kid


def _mark(number: int, moved: _Moved) -> Dictionary:
    return Dictionary(Type=Name.MCR, Pg=moved.sheet, Stm=moved.drawing, MCID=number)


def _as_list(kids: Any) -> Sequence[Any]:
    if kids is None:
        return []
    return [*kids] if isinstance(kids, Array) else [kids]


def _move_places(pdf: Pdf, ways: _Ways) -> None:
    """Let bookmarks, names and links lead to where their page went."""
    for thing in pdf.objects:
        if isinstance(thing, Array):
            _move_place(thing, ways)
        elif isinstance(thing, Dictionary):
            for key in (*_PLACES, Name.A):
                held = thing.get(key)
                if isinstance(held, Array):
                    _move_place(held, ways)
                elif key == Name.A and isinstance(held, Dictionary):
                    _move_place(held.get(Name.D), ways)


def _move_place(place: Any, ways: _Ways) -> None:
    if not isinstance(place, Array) or len(place) < 4 or place[1] != Name.XYZ:
        return
    moved = ways.get(place[0].objgen)
    if moved:
        place[0] = moved.sheet
        place[2] = round(float(place[2]) + moved.right, 3)


def _say_how_to_print(root: pikepdf.Object) -> None:
    """Ask the printer's dialogue for two sides, flipped on the short edge, at full size."""
    if Name.ViewerPreferences not in root:
        root.ViewerPreferences = Dictionary()
    root.ViewerPreferences.Duplex = Name.DuplexFlipShortEdge
    root.ViewerPreferences.PrintScaling = Name("/None")
    if Name.PageLabels in root:
        del root.PageLabels
