"""The forms in which a programme comes as a file, by how their names end."""

import re
from enum import StrEnum
from typing import Final

from storage.programme.parsing import yaml_tree
from storage.programme.sheets import opening


class FileForm(StrEnum):
    """A form that is read and written; the value is the ending of its files' names."""

    YAML = "yaml"
    XLSX = "xlsx"

    @property
    def largest(self) -> int:
        """How many bytes a file of this form may have."""
        return _LARGEST[self]


_LARGEST: Final = {FileForm.YAML: yaml_tree.LARGEST_FILE, FileForm.XLSX: opening.LARGEST_FILE}
_ENDINGS: Final = {".yaml": FileForm.YAML, ".yml": FileForm.YAML, ".xlsx": FileForm.XLSX}


def release_name(event: str, release: int) -> str:
    """What a file with a release is called, without its ending, and says that it is made of."""
    return f"{event}-{release}"


def release_named(event: str, *names: str) -> int | None:
    """The release that the first of these names that does begins with, whatever a phone or a
    spreadsheet has added to it; None for a template's, which is of none.
    """
    release = re.compile(rf"{re.escape(event)}-(?!0)(\d{{1,6}})(?!\d)")
    return next((int(found[1]) for name in names if (found := release.match(name))), None)


def form_of(name: str) -> FileForm | None:
    """The form that a file of this name has; None where it is none of a programme's."""
    ends = (form for ending, form in _ENDINGS.items() if name.lower().endswith(ending))
    return next(ends, None)
