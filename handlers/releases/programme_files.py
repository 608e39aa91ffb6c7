"""Reading and writing programme files where a bot runs: what is large or strange, in a child."""

import asyncio

from handlers.frame.child_process import Children, TookTooMuch
from storage.programme import xlsx_file, yaml_file
from storage.programme.file_forms import FileForm
from storage.programme.model import Programme
from storage.programme.parsing.judging import Reading


async def reading_of(children: Children, content: bytes, form: FileForm) -> Reading:
    """Read a file that an organiser has sent; whatever it holds, only ChildFailed is raised."""
    if form is FileForm.YAML:
        return await asyncio.to_thread(yaml_file.read, content)
    try:
        return await children.run(xlsx_file.read, content)
    except TookTooMuch:
        return xlsx_file.far_too_large()


def reading_for_operator(content: bytes, form: FileForm) -> Reading:
    """The same for one that an operator has named. Not to be called on an event loop."""
    return asyncio.run(reading_of(Children(), content, form))


async def file_of(
    children: Children, programme: Programme, form: FileForm, language: str, made_of: str
) -> bytes:
    """The programme as a file; `language` is that of a workbook's headings and choices, `made_of`
    names its release.
    """
    if form is FileForm.YAML:
        return (await asyncio.to_thread(yaml_file.write, programme, (), made_of)).encode()
    return await children.run(xlsx_file.write, programme, language, (), made_of)
