"""The site in a browser: filters, keyboard, narrow screens, print, readers of the screen."""

import time

import pytest

PAGES = [
    "index.html",
    "councils/E06000021.html",
    "articles/w02.html",
    "people/index.html",
    "articles/index.html",
    "years/index.html",
    "years/2018.html",
]


@pytest.fixture
def person(site):
    """The page of somebody with a post."""
    pages = sorted(site.glob("people/*.html"))
    return next(f"people/{p.name}" for p in pages if 'id="posts"' in p.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "scheme"),
    [
        *((name, "light") for name in (*PAGES[:4], "years/2009.html")),
        *((name, "dark") for name in PAGES[1:3]),
    ],
)
def test_nobody_is_shut_out(look, site, name, scheme):
    """axe looks for what a screen reader or weak eyes would stumble over."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = look(site, name, color_scheme=scheme, bypass_csp=True)
    found = axe.Axe().run(page, options={"preload": False}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_narrow_screen_needs_no_scrolling_aside(look, site, name):
    page = look(site, name, width=380)
    assert page.evaluate("document.documentElement.scrollWidth") <= 380


def test_a_person_on_a_narrow_screen(look, site, person):
    page = look(site, person, width=380)
    assert page.evaluate("document.documentElement.scrollWidth") <= 380


def test_harmful_words_do_nothing(look, harmful_site):
    for path in harmful_site.rglob("*.html"):
        page = look(harmful_site, path.relative_to(harmful_site))
        assert page.evaluate("window.harm") is None
        assert page.locator("h1").count() == 1


def test_even_what_slips_in_cannot_run(look, site, tmp_path):
    """The page's own policy refuses scripts that are no file of the site."""
    page = look(site, "index.html")
    policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy


def test_filters_by_type_status_and_date(look, site):
    page = look(site, "councils/E06000021.html")
    shown = page.locator(".entry:visible")
    count = shown.count()
    page.select_option("[name=type]", "Inspection")
    # Not wait_for_function: it evaluates a string where it has to wait, which the page forbids.
    page.locator("output", has_text=" of ").wait_for()
    kinds = set(shown.evaluate_all("all => all.map(one => one.dataset.type)"))
    assert kinds == {"Inspection"}
    page.fill("[name=from]", "2018-01-01")
    page.wait_for_timeout(200)
    assert all(day >= "2018" for day in shown.evaluate_all("all => all.map(e => e.dataset.last)"))
    page.click("button[type=reset]")
    page.wait_for_timeout(200)
    assert shown.count() == count
    page.select_option("[name=status]", "planned")
    page.wait_for_timeout(200)
    assert set(shown.evaluate_all("all => all.map(e => e.dataset.status)")) <= {"planned"}
    page.click("button[type=reset]")
    page.fill("[name=words]", "no such words at all")
    page.wait_for_timeout(200)
    assert shown.count() == 0
    assert page.locator("output").inner_text().startswith("0 of ")


def test_councils_by_name_and_grade(look, site):
    page = look(site, "index.html")
    rows = page.locator("#council-rows tr:visible")
    page.fill("[name=words]", "stoke")
    page.wait_for_timeout(200)
    assert [name for name in rows.all_inner_texts() if "Stoke" not in name] == []
    page.fill("[name=words]", "")
    page.select_option("[name=grade]", "good")
    page.wait_for_timeout(200)
    grades = set(rows.locator(".grade").all_inner_texts())
    assert grades == {"good"}


def test_by_keyboard_from_a_council_to_the_words(look, site):
    page = look(site, "councils/E06000021.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    source = page.locator(".entry .sources a").first
    source.focus()
    words = source.get_attribute("href").split("#")[1]
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    assert page.locator(f"#{words}").count() == 1
    page.wait_for_selector("mark.on")
    record = page.locator(".entry.on")
    assert record.count() == 1


def test_words_light_their_record(look, site):
    page = look(site, "articles/w02.html")
    mark = page.locator("mark").nth(2)
    number = mark.get_attribute("data-e").split()[0]
    mark.click()
    assert page.locator(f"#r-{number}.on").count() == 1
    page.locator(f"#r-{number} a").first.focus()
    assert page.locator("mark.on").first.get_attribute("data-e")


def test_the_grade_is_told_by_word_and_colour(look, site):
    page = look(site, "index.html")
    badge = page.locator("#council-rows .grade").first
    assert badge.inner_text() == "inadequate"
    other = page.locator("#council-rows .grade.good").first
    colour = "one => getComputedStyle(one).backgroundColor"
    assert badge.evaluate(colour) != other.evaluate(colour)


def test_without_script_all_is_there(look, site):
    page = look(site, "councils/E06000021.html", java_script_enabled=False)
    assert page.locator(".entry:visible").count() > 10
    assert page.locator("form:visible").count() == 0


def test_print_leaves_out_what_paper_cannot_do(look, site):
    page = look(site, "councils/E06000021.html")
    page.emulate_media(media="print")
    assert page.locator("nav:visible, form:visible").count() == 0
    assert page.locator(".entry:visible").count() > 10


def test_five_hundred_councils_open_in_a_second(look, gold_run, tmp_path):
    import json

    from oversight.export.folder import read_folder
    from oversight.site.build import build

    lines = [json.loads(line) for line in (gold_run / "events.jsonl").read_text().splitlines()]
    kept = [line for line in lines if line["type"] == "inspection" and line.get("council")]
    with (tmp_path / "events.jsonl").open("w", encoding="utf-8") as file:
        for number in range(1500):
            line = dict(kept[number % len(kept)], id=f"e{number}")
            name, gss = f"Council {number % 500}", f"E{number % 500:08d}"
            line["council"] = {**line["council"], "gss": gss, "name": name}
            file.write(json.dumps(line) + "\n")
    (tmp_path / "articles.jsonl").write_bytes((gold_run / "articles.jsonl").read_bytes())
    build(read_folder(tmp_path), tmp_path / "site")
    page = look(tmp_path / "site", "index.html")
    assert page.locator("#council-rows tr").count() == 500
    took = []
    for _ in range(4):
        page.reload()
        took.append(
            page.evaluate("performance.timing.loadEventEnd - performance.timing.navigationStart")
        )
        time.sleep(0.05)
    assert min(took) < 1000
