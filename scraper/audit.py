"""Pop-then-audit: every field of a payload is taken or named as ignored; what remains is a surprise."""

from collections.abc import Iterable
from typing import Any

from db.records import Verrassing


class Audit:
    """A payload whose fields are taken out one by one; the dict that it is given is used up.

    >>> page = Audit({"Nummer": "2025Z05084", "Kleur": "rood"})
    >>> page.pop("Nummer")
    '2025Z05084'
    >>> page.left()
    ['Kleur']
    """

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields

    def pop(self, *names: str) -> Any:
        """The value of the first of `names` that is there, or None; services rename fields over time."""
        for name in names:
            if name in self._fields:
                return self._fields.pop(name)
        return None

    def left(self, ignore: Iterable[str] = ()) -> list[str]:
        """The fields that were neither taken nor are in `ignore`."""
        return sorted(self._fields.keys() - set(ignore))


def surprise(source: str, key: str, fields: list[str]) -> list[Verrassing]:
    """The row that records unknown fields, or none where there are none."""
    return [Verrassing(bron=source, sleutel=key, velden=" ".join(fields))] if fields else []
