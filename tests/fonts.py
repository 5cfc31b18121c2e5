"""The typeface of a fictional partnership: of fonts that nothing else here uses."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from packsite.model.brand import Typeface
from packsite.model.settings import Settings
from packsite.read.data.typeface import typeface

FOLDER = Path(str(files("font_source_sans_pro"))) / "files"
FILES: Mapping[str, str] = {
    "regular": "SourceSansPro-Light.otf",
    "italic": "SourceSansPro-LightIt.ttf",
    "bold": "SourceSansPro-Black.ttf",
}
"""Its faces, in both formats → the files of the package."""
NAME = "Source Sans Pro Light"
IN_BRAND = "typeface:\n" + "".join(f"  {face}: {file}\n" for face, file in FILES.items())
"""Its lines in brand.yml."""
BESIDE_BRAND: Mapping[str, bytes] = {
    f"docs/data/{file}": (FOLDER / file).read_bytes() for file in FILES.values()
}


def a_typeface() -> Typeface:
    """Return the typeface as it is read."""
    found, problems = typeface(Settings(FOLDER.parent, data=FOLDER.name), FILES)
    assert found, problems
    return found
