"""The documents tell what is so: the dictionary is that of the code, the README's commands exist."""

import re

import pytest

from db.dictionary import dictionary
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def test_the_data_dictionary_is_up_to_date() -> None:
    assert (ROOT / "docs/data-dictionary.md").read_text("utf-8") == dictionary(), "run `make docs`"


def _documents() -> list[str]:
    return [p.relative_to(ROOT).as_posix() for p in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))]


@pytest.mark.parametrize("name", _documents())
def test_every_file_and_target_that_a_document_names_exists(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    for target in re.findall(r"`make ([a-z]+)", text):
        assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE), f"{name}: make {target}"
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (ROOT / name).parent.joinpath(link).exists(), f"{name}: {link}"
    for path in re.findall(r"`((?:db|linker|scraper|tests|docs)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), f"{name}: {path}"


@pytest.mark.parametrize("module", sorted(set(re.findall(r"python -m (\w+ \w+)", README))))
def test_every_command_of_the_readme_is_one(module: str, run) -> None:  # type: ignore[no-untyped-def]
    package, command = module.split()
    code, out, _ = run(package, command, "--help")
    assert code == 0
    assert "usage" in out
