from io import BytesIO
from zipfile import ZipFile

from packsite.model.zipped import unzipped, zip_bytes


def test_a_zip_depends_on_its_files_alone() -> None:
    made = zip_bytes({"b": b"2", "[a]": b"1"})
    assert made == zip_bytes({"[a]": b"1", "b": b"2"})
    assert unzipped(BytesIO(made)) == {"[a]": b"1", "b": b"2"}
    with ZipFile(BytesIO(made)) as archive:
        entries = archive.infolist()
    unix, readable = 3, 0o644 << 16
    assert [one.filename for one in entries] == ["[a]", "b"]
    assert {(one.create_system, one.external_attr) for one in entries} == {(unix, readable)}
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
