"""The documents tell what is so: the dictionary is that of the code; commands, targets, files and addresses exist."""

import re
import tomllib
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from db.dictionary import dictionary
from scraper.sources import NAMES
from tests.conftest import ROOT
from tests.demo import build_demo
from tests.test_site import serve

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
DOCUMENTS = {
    file.relative_to(ROOT).as_posix(): file.read_text("utf-8")
    for folder in ("", "docs", "docs/sources")
    for file in sorted((ROOT / folder).glob("*.md"))
}
OF_THE_SITE = ("README.md", "docs/tour.md", "docs/deploy.md")


def code(text: str) -> str:
    """What a document says is code: blocks between fences, and words between backticks, a line each."""
    fenced = re.findall(r"^```.*?^```", text, re.MULTILINE | re.DOTALL)
    rest = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    indented = re.findall(r"^(?: {4}|\t).+", rest, re.MULTILINE)
    return "\n".join([*fenced, *indented, *re.findall(r"`([^`]+)`", rest)])


def commands() -> dict[tuple[str, str], set[str]]:
    """The commands of the project that any document names, each with all options that are named with it."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for text in DOCUMENTS.values():
        for package, command, rest in re.findall(r"python -m (db|linker|scraper) (\w+)([^\n]*)", code(text)):
            found[package, command] |= set(re.findall(r"--[a-z-]+", rest.partition("#")[0]))
    return found


def test_the_data_dictionary_is_up_to_date() -> None:
    assert DOCUMENTS["docs/data-dictionary.md"] == dictionary(), "run `make docs`"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_and_target_that_a_document_names_exists(name: str) -> None:
    text = DOCUMENTS[name]
    for target, variable in re.findall(r"\bmake ([a-z]+)(?: ([A-Z]+)=)?", code(text)):
        assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE), f"{name}: make {target}"
        assert not variable or re.search(rf"\b{variable}\b", MAKEFILE), f"{name}: make {target} {variable}="
    for link, heading in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)", text):
        file = (ROOT / name).parent / link if link else ROOT / name
        assert file.exists(), f"{name}: {link}"
        assert not heading or heading in headings(file.read_text("utf-8")), f"{name}: {link}#{heading}"
    for path in re.findall(r"(?<![\w/.-])((?:db|linker|scraper|tests|docs)/[\w./*-]*)", code(text)):
        assert list(ROOT.glob(path)), f"{name}: {path}"


def headings(text: str) -> set[str]:
    """The names of a document's headings in links to them."""
    return {
        re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in re.findall(r"^#+ (.+)", text, re.M)
    }


@pytest.mark.parametrize(("package", "command"), sorted(commands()))
def test_every_command_and_option_of_the_documents_is_one(package: str, command: str, run) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run(package, command, "--help")
    assert code == 0
    assert "usage" in out
    assert {option for option in commands()[package, command] if option not in out} == set()


def test_every_source_has_its_page() -> None:
    assert {Path(name).stem for name in DOCUMENTS if name.startswith("docs/sources/")} == set(NAMES)


def test_the_citation_is_of_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


# --- addresses of the site --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    return serve(build_demo(tmp_path_factory.mktemp("demo")))


def addresses() -> list[str]:
    """The addresses of the site that documents name; those with a <placeholder> and folders of a machine aside."""
    text = "\n".join(DOCUMENTS[name] for name in OF_THE_SITE)
    named = re.findall(r"`(/[^`\s<]*)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return sorted({*named, *re.findall(r"<http://127\.0\.0\.1:8001(/[^>]*)>", text)} - {"/brief/"})


@pytest.mark.asyncio
@pytest.mark.parametrize("address", addresses())
async def test_every_address_of_the_documents_is_one(demo: Datasette, address: str) -> None:
    answer = await demo.client.get(address, follow_redirects=True)
    assert answer.status_code == 200


@pytest.mark.asyncio
async def test_places_within_pages_that_the_pages_of_the_documents_lead_to_are_there(demo: Datasette) -> None:
    led: dict[str, set[str]] = defaultdict(set)
    for address in addresses():
        answer = await demo.client.get(address, follow_redirects=True)
        if "html" in answer.headers["content-type"] and not address.startswith("/kamer"):
            for link in BeautifulSoup(answer.text, "lxml").select("a[href*='#']"):
                to = urlsplit(urljoin(str(answer.url), str(link["href"])))
                if to.netloc == answer.url.netloc.decode():
                    led[f"{to.path}?{to.query}"].add(unquote(to.fragment))
    assert any("/brief/" in path for path in led)
    for path, wanted in led.items():
        page = BeautifulSoup((await demo.client.get(path)).text, "lxml")
        assert wanted - {str(one["id"]) for one in page.select("[id]")} == set(), path
