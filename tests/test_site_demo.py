"""What the site says of the bundled sample: that nothing invented or written by this project passes for real."""

import re

import pytest
from datasette.app import Datasette

from tests.demo import build_demo
from tests.test_site import serve

LETTER = "/brief/stichting-onder-dak-voorbeeld-2026-04-20-vb-2026-01"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    return serve(build_demo(tmp_path_factory.mktemp("demo")))


async def words(demo: Datasette, path: str) -> str:
    """What a page says, without its markup."""
    answer = await demo.client.get(path)
    assert answer.status_code == 200, path
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text.partition("<main")[2]).split())


@pytest.mark.asyncio
async def test_a_promise_of_which_only_the_register_says_something_names_the_register(demo: Datasette) -> None:
    text = await words(demo, "/TZ000001-002")
    assert "volgens het register: voldaan Zo staat het in het verzonnen register, met als datum" in text
    assert "zegt het kabinet" not in text
    assert "toegezegd, volgens het register over tijd" in await words(demo, "/TZ000001-001")


@pytest.mark.asyncio
async def test_a_text_of_this_project_under_a_real_motie_is_marked(demo: Datasette) -> None:
    assert "Wat de motie vraagt voorbeeldtekst, niet die van de motie verzoekt" in await words(
        demo, "/motie/2025Z05084"
    )
    data = (await demo.client.get("/motie/2025Z05084.json")).json()
    assert data["motie"]["voorbeeld"] and not data["verzonnen"] and data["motie"]["url"]
    paper = await words(demo, "/kst-29861-143")
    assert "voorbeeldtekst, niet die van het echte stuk" in paper and "zoals het bij de bron staat" not in paper


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "path", ["/motie/2025Z99903", "/kst-99101-3", "/kst-99101-7", "/TZ000001-001", "/roemer/99.2.A"]
)
async def test_what_is_invented_says_so_and_leads_to_no_government(demo: Datasette, path: str) -> None:
    assert "verzonnen" in await words(demo, path)
    page = (await demo.client.get(path)).text
    assert not re.findall(r'href="(https://(?:[a-z]+\.)*(?:tweedekamer|officielebekendmakingen)\.nl/[^"]*)"', page)
    assert "Aanhalen</dt>" not in page


@pytest.mark.asyncio
async def test_invented_recommendations_are_told_apart_and_counted(demo: Datasette) -> None:
    page = (await demo.client.get("/roemer")).text
    made_up = page.partition(">Voorbeelden die niet bestaan</th>")[2].partition("</tbody>")[0]
    for key in ("99.1.A", "99.2.A", "99.2.B", "een-naam-voor-elk-loket", "2020-06-11~2F99.9.A"):
        assert f'href="/roemer/{key}"' in made_up, key
    text = await words(demo, "/roemer")
    assert "Van 25 aanbevelingen (7 daarvan zijn verzonnen voorbeelden): de laatste stand" in text
    key = page.partition('aria-label="Betekenis"')[2].partition("</ul>")[0]
    for kind in set(re.findall(r'class="part is-(\w+)"', page)):
        assert f'class="part is-{kind}"' in key, kind
    assert "Herkomst Verzonnen voorbeeld." in await words(demo, "/roemer/99.2.A")
    assert "; meegeteld zijn 7 verzonnen voorbeelden" in await words(demo, LETTER)


@pytest.mark.asyncio
async def test_every_link_within_the_site_leads_somewhere(demo: Datasette) -> None:
    """From page to page, without the lists' filters and the tables of Datasette."""
    seen, ahead, dead = {"/"}, ["/"], []
    while ahead:
        path = ahead.pop()
        answer = await demo.client.get(path, follow_redirects=True)
        if answer.status_code != 200:
            dead.append(path)
        for link in re.findall(r'href="(/[^"?#]*)', answer.text):
            if link not in seen and not re.search(r"^/(kamer|-)(/|$)|\.(json|csv|atom|css|xml)$", link):
                seen.add(link)
                ahead.append(link)
    assert len(seen) > 150
    assert dead == []


@pytest.mark.asyncio
async def test_a_motie_whose_paper_has_a_text_leads_to_it(demo: Datasette) -> None:
    for path, paper in (("/motie/2024Z13315", "/kst-29861-143"), ("/motie/2025Z99906", "/kst-99101-6")):
        page = (await demo.client.get(path)).text
        assert f'De tekst staat bij <a href="{paper}">het stuk</a>' in page
        assert "hebben wij niet. Zij staat bij" not in page


@pytest.mark.asyncio
async def test_a_motie_whose_zaak_has_no_number_is_listed_and_has_a_page(demo: Datasette) -> None:
    listed = [row["nummer"] for row in (await demo.client.get("/moties.json?toon=alle")).json()["rows"]]
    for paper, outcome in (("kst-29861-84", "Aangehouden."), ("2026D05191", "Verworpen op 3 februari 2026.")):
        assert paper in listed
        assert f'href="/motie/{paper}"' in (await demo.client.get(f"/{paper}")).text
        text = await words(demo, f"/motie/{paper}")
        assert f"{outcome} Wat de motie vraagt" in text and "Zaak de bron geeft geen zaaknummer" in text
