"""The text of a data file, before anything is known of its contents."""

from packsite.model.layers import CORE
from packsite.model.problems import Problem, TextFile
from packsite.model.settings import Settings
from packsite.read.codes import DAT101


def data_text(
    settings: Settings, name: str, *, is_core: bool = False
) -> tuple[TextFile | None, tuple[Problem, ...]]:
    """Return a data file by its name; `None` if it is missing or cannot be read."""
    file = f"{f'{CORE}/' if is_core else ''}{settings.data}/{name}"
    path = settings.root / file
    above = (one for one in path.parents if one.is_relative_to(settings.root))
    if any(one.is_symlink() for one in (path, *above) if one != settings.root):
        hint = "Put the file itself here, not a link to it."
        return None, (Problem(file, 0, 0, DAT101, "The file is a link to somewhere else.", hint),)
    if not path.is_file():
        return None, ()
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        hint = "Close the program that has it open, or check who has permission to read it."
        message = f"The file cannot be opened ({error.strerror})."
        return None, (Problem(file, 0, 0, DAT101, message, hint),)
    except UnicodeDecodeError:
        hint = 'Save it again with the encoding "UTF-8".'
        message = "The file is not saved as UTF-8 text."
        return None, (Problem(file, 0, 0, DAT101, message, hint),)
    return TextFile(file, text), ()
