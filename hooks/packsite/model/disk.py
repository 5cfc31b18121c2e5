"""Files are written here, and an error of the disk becomes a message."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from packsite.model.settings import PacksiteError


@contextmanager
def disk_errors(instead: str) -> Iterator[None]:
    """Raise an error of the disk as PacksiteError, with the file, the reason and the remedy."""
    try:
        yield
    except BrokenPipeError:  # no file: the program that reads the output has ended
        raise
    except OSError as error:
        named = f'"{error.filename}"' if error.filename else "A file"
        raise PacksiteError(
            f"{named} cannot be read or written ({error.strerror or error}). "
            f"Check the permissions, or give another {instead}."
        ) from None


def write_file(path: Path, content: bytes | str) -> None:
    """Write a file, and the folders that it is in; text with its own line ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def write_files(folder: Path, files: Mapping[str, bytes | str]) -> None:
    """Write files by their path below a folder."""
    for name, content in files.items():
        write_file(folder / name, content)
