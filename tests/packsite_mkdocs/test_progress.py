from packsite_mkdocs.progress import progress


def test_a_log_gets_a_line_every_25_steps_and_none_at_the_end():
    lines: list[str] = []
    with progress("Printing PDFs", 50, lines.append) as step:
        for _ in range(50):
            step()
    assert lines == ["Printing PDFs: 25 of 50"]
