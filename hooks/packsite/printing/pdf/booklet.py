"""Impose the A5 pages of a tagged PDF on A4 sheets, two to a side, as a saddle-stitched booklet.

Each page becomes a form XObject on its sheet (ISO 32000-1, 8.10). Tags, links, bookmarks and named
destinations are re-pointed to the new position of their page, so that the booklet is still read in
the order of its text, whatever the order of its sheets.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

_SHEET = (841.89, 595.276)
"""A4 in landscape, in points."""
_BLANK = -1


@dataclass(frozen=True, slots=True)
class _Placement:
    """The new position of a page: its sheet, its horizontal offset, and its form XObject."""

    sheet: pikepdf.Object
    right: float
    xobject: pikepdf.Object


_Placements: TypeAlias = Mapping[tuple[int, int], _Placement]
"""Placements by the object number and generation of the page."""


def booklet_order(pages: int) -> list[tuple[int, int]]:
    """Return the (left, right) page indices of each side of the sheets; -1 is blank.

    Sides come in printing order: front, back, next front.
    """
    places = -(-pages // 4) * 4
    order = [page if page < pages else _BLANK for page in range(places)]
    return [
        (order[first], order[-1 - first]) if first % 2 else (order[-1 - first], order[first])
        for first in range(places // 2)
    ]


def impose(pdf: Pdf) -> None:
    """Impose the A5 pages of an open PDF as a booklet; deterministic."""
    placements = dict(_placed(pdf))
    _repoint_tags(pdf.Root.StructTreeRoot, placements)
    _repoint_destinations(pdf, placements)
    _set_print_preferences(pdf.Root)


def _placed(pdf: Pdf) -> Iterator[tuple[tuple[int, int], _Placement]]:
    """Replace the pages by sheets, and yield the placement of each page."""
    pages = [page.obj for page in pdf.pages]
    del pdf.pages[:]
    for left, right in booklet_order(len(pages)):
        pdf.add_blank_page(page_size=_SHEET)
        sheet = pdf.pages[-1].obj
        sheet.Tabs = Name.S
        sheet.Resources = Dictionary(XObject=Dictionary())
        operators = b""
        for name, number in (("L", left), ("R", right)):
            if number == _BLANK:
                continue
            page = pages[number]
            offset = _offset(page, is_left=name == "L")
            placement = _Placement(sheet, offset, _form_xobject(page))
            sheet.Resources.XObject[f"/{name}"] = placement.xobject
            operators += b"q 1 0 0 1 %.3f 0 cm /%s Do Q\n" % (placement.right, name.encode())
            _move_annotations(page, placement)
            yield page.objgen, placement
        sheet.Contents = pdf.make_stream(operators)


def _offset(page: pikepdf.Object, *, is_left: bool) -> float:
    """Return the horizontal offset that puts the inner edge of a page in the fold."""
    middle = _SHEET[0] / 2
    return middle - float(page.MediaBox[2]) if is_left else middle


def _form_xobject(page: pikepdf.Object) -> pikepdf.Object:
    """Turn the content of a page into a form XObject that keeps its entry in the tag tree."""
    content = page.Contents
    content.Type, content.Subtype = Name.XObject, Name.Form
    content.BBox, content.Resources = page.MediaBox, page.Resources
    if Name.StructParents in page:
        content.StructParents = page.StructParents
    return content


def _move_annotations(page: pikepdf.Object, placement: _Placement) -> None:
    annotations = page.get(Name.Annots, Array())
    for annotation in annotations:
        for key in (Name.Rect, Name.QuadPoints):
            if key in annotation:
                annotation[key] = _shifted(annotation[key], placement.right)
        annotation.P = placement.sheet
    if len(annotations):
        existing = placement.sheet.get(Name.Annots, Array())
        placement.sheet.Annots = Array([*existing, *annotations])


def _shifted(corners: Any, right: float) -> Array:
    return Array(
        [round(float(at) + (0 if index % 2 else right), 3) for index, at in enumerate(corners)]
    )


def _repoint_tags(root: pikepdf.Object, placements: _Placements) -> None:
    """Point every tag at its sheet and, for marked content, at the form XObject on it."""
    pending: list[pikepdf.Object] = [root]
    while pending:
        element = pending.pop()
        page = element.get("/Pg")
        kids = element.get("/K")
        repointed = [_repointed_kid(kid, page, placements) for kid in _as_list(kids)]
        if repointed:
            element.K = Array(repointed)
        pending += [kid for kid in repointed if "/S" in kid]
        if page is not None:
            element.Pg = placements[page.objgen].sheet


def _repointed_kid(kid: Any, page: pikepdf.Object | None, placements: _Placements) -> Any:
    if isinstance(kid, int):
        assert page is not None, "a number among the tags belongs to a page"
        return _marked_content(kid, placements[page.objgen])
    own = kid.get("/Pg", page)
    if kid.get("/Type") == "/MCR":
        return _marked_content(int(kid.MCID), placements[own.objgen])
    if kid.get("/Type") == "/OBJR" and own is not None:
        kid.Pg = placements[own.objgen].sheet
    return kid


def _marked_content(number: int, placement: _Placement) -> Dictionary:
    return Dictionary(Type=Name.MCR, Pg=placement.sheet, Stm=placement.xobject, MCID=number)


def _as_list(kids: Any) -> Sequence[Any]:
    if kids is None:
        return []
    return [*kids] if isinstance(kids, Array) else [kids]


def _repoint_destinations(pdf: Pdf, placements: _Placements) -> None:
    """Re-point the destinations of bookmarks, names and links."""
    for item in pdf.objects:
        if isinstance(item, Array):
            _repoint(item, placements)
        elif isinstance(item, Dictionary):
            action = item.get("/A")
            within = action.get("/D") if isinstance(action, Dictionary) else action
            for destination in (item.get("/Dest"), item.get("/D"), within):
                _repoint(destination, placements)


def _repoint(destination: Any, placements: _Placements) -> None:
    if not isinstance(destination, Array) or len(destination) < 4 or destination[1] != Name.XYZ:
        return
    placement = placements.get(destination[0].objgen)
    if placement:
        destination[0] = placement.sheet
        destination[2] = round(float(destination[2]) + placement.right, 3)


def _set_print_preferences(root: pikepdf.Object) -> None:
    """Preset the print dialogue to two sides, flipped on the short edge, at full size."""
    root.ViewerPreferences.Duplex = Name.DuplexFlipShortEdge
    root.ViewerPreferences.PrintScaling = Name("/None")
