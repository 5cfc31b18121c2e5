"""Drawings in SVG: what only draws stays, what else programs keep goes, what acts is refused."""

import re

import pytest
from lxml import etree

from packsite.read.pictures import kind_of, picture

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 9 9">'
)


def svg(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


@pytest.mark.parametrize(
    "inside",
    [
        "<style>.a { fill: rgb(1, 2, 3); clip-path: url(#c) }</style><path class='a' d='M0 0h9'/>",
        "<defs><g id='a'><path d='M0 0h9'/></g></defs><use href='#a'/><use xlink:href='#a'/>",
        "<linearGradient id='g'><stop offset='0'/></linearGradient><rect fill='url(#g)'/>",
        "<text x='1' style='font-size: 3px'>Who (and when) is at url and on page</text>",
        "<g transform='translate(1 2) rotate(3)'><title>A room (upstairs)</title></g>",
    ],
)
def test_what_only_draws_stays_as_it_is(inside):
    assert picture(svg(inside)).content == svg(inside)


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<g><a href='https://example.org'><path/></a></g>", "<a>"),
        ("<foreignObject><p/></foreignObject>", "<foreignObject>"),
        ("<image href='a.png'/>", "<image>"),
        ("<rect><animate attributeName='x'/></rect>", "<animate>"),
        ("<set attributeName='href' to='#b'/>", "<set>"),
        ("<filter id='f'><feImage href='a.png'/></filter>", "<filter>"),
        ("<path onload='alert(1)'/>", "onload"),
        ("<path OnClick='alert(1)'/>", "OnClick"),
        ("<use href='other.svg#a'/>", "other.svg#a"),
        ("<use xlink:href=' javascript:alert(1)'/>", " javascript:alert(1)"),
        ("<use href='data:image/svg+xml,x'/>", "data:image/svg+xml,x"),
        ("<g xml:base='https://example.org/'/>", "base"),
        ("<rect fill='url(https://example.org/#a)'/>", "url(…)"),
        ("<rect style='fill: URL( other.svg#a )'/>", "url(…)"),
        ("<style>@import 'a.css';</style>", "@import"),
        ("<style>@font-face { src: url(#a) }</style>", "@font-face"),
        ("<style>rect { fill: u\\72l(a) }</style>", "\\"),
        ("<style>rect { width: expression(alert(1)) }</style>", "expression(…)"),
        ("<style>rect { cursor: image-set('a.png' 1x) }</style>", "image-set(…)"),
        ("<style>/* */ rect { fill: ur/* */l(a.png) }</style>", "l(…)"),
        ("<o:x xmlns:o='urn:other'><script/></o:x>", "<script>"),
        ("<script xmlns=''>alert(1)</script>", "<script>"),
    ],
)
def test_what_acts_moves_or_fetches_is_refused_by_its_name(inside, named):
    found = picture(svg(inside))
    assert found.content == b""
    assert found.fault.startswith(f'contains "{named}"')
    assert found.fault.endswith("which does not belong in a drawing")


PROGRAM = (
    "<?xml version='1.0' encoding='UTF-8'?><!-- /home/a.person/house.svg -->"
    "<?xml-stylesheet href='https://example.org/a.css'?>"
    f"{HEAD[:-1]} xmlns:k='urn:program' k:file='/home/a.person/house.svg'>"
    "<metadata><k:by>A. Person</k:by></metadata><k:view k:zoom='2'/>"
    "<html:script xmlns:html='http://www.w3.org/1999/xhtml'>alert(1)</html:script>"
    "<text>Before<!-- A. Person --> after</text><path k:kind='arc' d='M0 0h9'/></svg>"
).encode()


def test_what_programs_keep_for_themselves_goes_and_the_words_stay():
    found = picture(PROGRAM)
    assert found.fault == ""
    root = etree.fromstring(found.content)
    assert [etree.QName(element).localname for element in root.iter()] == ["svg", "text", "path"]
    assert "".join(map(str, root.itertext())) == "Before after"
    assert not re.search(rb"Person|program'|home|stylesheet|script", found.content)
    assert picture(found.content).content == found.content


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"<!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg'/>", 'begins with a "<!DOCTYPE>"'),
        (
            b"<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><svg>&b;</svg>",
            'begins with a "<!DOCTYPE>"',
        ),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><path></svg>", "is damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>&unknown;</svg>", "is damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='0'/>", "has no width or height"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' height='-5mm'/>", "has no width or height"),
        (b"<svg><path/></svg>", "is not a picture"),
        (
            b"<?xml version='1.0' encoding='ISO-8859-1'?><svg xmlns='http://www.w3.org/2000/svg'/>",
            "is not saved as UTF-8",
        ),
        (svg("<path d='M0 0h9'/>" * 120_000), "is larger than 2 MB, the most for a drawing"),
        (svg("<path/>" * 25_000), "is too large or too deeply nested to draw"),
        (svg("<g>" * 60 + "</g>" * 60), "is too large or too deeply nested to draw"),
        (svg("<g>" * 5_000 + "</g>" * 5_000), "is damaged"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_drawing_that_no_reader_should_open_is_refused(content, fault):
    assert kind_of(content) == "svg"
    found = picture(content)
    assert (found.content, found.fault) == (b"", fault)


def test_drawing_that_repeats_itself_a_million_times_or_for_ever_is_refused():
    doubled = "".join(
        f"<g id='a{n}'><use href='#a{n - 1}'/><use href='#a{n - 1}'/></g>" for n in range(1, 21)
    )
    for inside in (f"<path id='a0'/>{doubled}", "<g id='a'><use href='#a'/></g>"):
        assert picture(svg(inside)).fault == "is too large or too deeply nested to draw"
