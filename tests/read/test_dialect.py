"""The Markdown of the content, converted for print and plain text."""

from packsite.read.dialect import offline_converter


def test_offline_converter_has_the_extensions_of_the_site_but_no_permanent_links() -> None:
    converted = offline_converter().reset().convert("## Names {#names}\n\n- [x] Yes")
    assert '<h2 id="names">Names</h2>' in converted
    assert "task-list-item" in converted
