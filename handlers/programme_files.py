"""Reading and writing programme files where a bot runs: what is large or strange, in a child."""

import asyncio

from handlers.child_process import (
    FOR_STRANGERS_FILES,
    TookTooMuch,
    in_bounded_child,
    in_child,
    through_bounded_child,
)
from storage.programme import xlsx_file, yaml_file
from storage.programme.file_forms import FileForm
from storage.programme.model import Programme
from storage.programme.reading.judging import Reading


async def reading_of(content: bytes, form: FileForm) -> Reading:
    """Read a file that an organiser has sent; never raises, whatever it holds."""
    if form is FileForm.YAML:
        return await asyncio.to_thread(yaml_file.read, content)
    try:
        return await in_bounded_child(FOR_STRANGERS_FILES, xlsx_file.read, content)
    except TookTooMuch:
        return xlsx_file.far_too_large()


def reading_for_operator(content: bytes, form: FileForm) -> Reading:
    """Read a file that an operator has named, and wait for it; never raises."""
    if form is FileForm.YAML:
        return yaml_file.read(content)
    try:
        return through_bounded_child(FOR_STRANGERS_FILES, xlsx_file.read, content)
    except TookTooMuch:
        return xlsx_file.far_too_large()


async def file_of(programme: Programme, form: FileForm, language: str) -> bytes:
    """The programme as a file; `language` is that of a workbook's headings and choices."""
    if form is FileForm.YAML:
        return (await asyncio.to_thread(yaml_file.write, programme)).encode()
    return await in_child(xlsx_file.write, programme, language)
