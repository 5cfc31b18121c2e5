"""Time and memory of a check grow with the pages, not with their square."""

from tests.benchmarks.many import measure


def test_three_times_the_pages_take_about_three_times_as_long(tmp_path):
    measure(tmp_path / "warm", 20)
    few, many = (measure(tmp_path / str(pages), pages) for pages in (100, 300))
    assert (few.pages, many.pages) == (103, 303)
    assert many.seconds < 6 * few.seconds
    assert many.megabytes < 1_000
