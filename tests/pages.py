"""What every rendered page owes the content security policy. Reuse it: `assert faults_of_page(html) == []`."""

from __future__ import annotations

from html.parser import HTMLParser

NEVER_RUN = {"application/json"}
LOADS = {"script": "src", "link": "href", "img": "src", "iframe": "src", "use": "href", "form": "action"}


def faults_of_page(html: str) -> list[str]:
    """Each inline script, style or handler of the page, and each thing it would load from another host."""
    reader = _Reader()
    reader.feed(html)
    return reader.faults


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        where = f"line {self.getpos()[0]}: <{tag}"
        if tag == "style":
            self.faults.append(f"{where}> is an inline style")
        if tag == "script" and "src" not in given and given.get("type") not in NEVER_RUN:
            self.faults.append(f"{where}> is an inline script")
        for name, value in attrs:
            self.faults += [f"{where} {name}=…> {what}" for what in _faults_of_attribute(name, value or "")]
        if (given.get(LOADS.get(tag, "")) or "").startswith(("http:", "https:", "//")):
            self.faults.append(f"{where}> comes from another host")

    handle_startendtag = handle_starttag


def _faults_of_attribute(name: str, value: str) -> list[str]:
    if name == "style":
        return ["is an inline style"]
    if name.startswith("on") or name.startswith("hx-on"):
        return ["is an inline script"]
    if value.strip().lower().startswith("javascript:"):
        return ["is an inline script"]
    return []
