"""A page as a browser reads it: a strict reader of HTML, which refuses what is not well-formed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "link", "br", "input", "img", "hr"}
_ONLY_PHRASES = {"p", "h1", "h2", "h3", "span", "a", "s", "strong", "time"}
_BLOCKS = {"p", "div", "ul", "ol", "li", "section", "article", "nav", "main", "h1", "h2", "h3"}


@dataclass
class Element:
    """An element with what stands in it."""

    tag: str
    attributes: dict[str, str | None]
    children: "list[Element | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is read in it, blanks made one."""
        said = " ".join(c if isinstance(c, str) else c.text for c in self.children)
        return " ".join(said.split())

    def all(self, tag: str = "", **attributes: str) -> "list[Element]":
        """Those in it of a tag that have these attributes; `class_` is one of their classes."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if (not tag or child.tag == tag) and child._has(attributes):
                    found.append(child)
                found += child.all(tag, **attributes)
        return found

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """The only such element."""
        (found,) = self.all(tag, **attributes)
        return found

    def _has(self, wanted: dict[str, str]) -> bool:
        given = {name: value or "" for name, value in self.attributes.items()}
        return all(
            value in given.get("class", "").split()
            if name == "class_"
            else given.get(name.replace("_", "-")) == value
            for name, value in wanted.items()
        )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute of {tag} stands twice"
        parent = self._open[-1]
        assert not (parent.tag in _ONLY_PHRASES and tag in _BLOCKS), f"{tag} in {parent.tag}"
        assert tag != "a" or not any(e.tag == "a" for e in self._open), "a link in a link"
        assert (tag == "li") == (parent.tag in ("ul", "ol")), f"{tag} in {parent.tag}"
        element = Element(tag, dict(attrs))
        parent.children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        element = self._open.pop()
        assert element.tag == tag, f"{element.tag} ends as {tag}"

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def read(self, page: str) -> Element:
        self.feed(page)
        self.close()
        assert self._open == [self.root], f"never closed: {self._open[-1].tag}"
        return self.root


def read(page: bytes) -> Element:
    """The page; an AssertionError says what is wrong with it."""
    text = page.decode()
    assert text.lstrip().startswith("<!doctype html>")
    root = _Reader().read(text)
    ids = [e.attributes["id"] for e in root.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids)), f"ids stand twice: {sorted(map(str, ids))}"
    return root
