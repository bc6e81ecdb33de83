"""Pages: what is kept, what is dropped, and what their metadata tells."""

import pytest

from oversight.read import ArticleError
from oversight.read.html import read_html
from oversight.read.reading import Place

PLACE = Place("page.html", "page.html", "page")

PAGE = """<?xml version="1.0" encoding="iso-8859-1"?>
<!doctype html><html><head><meta charset="utf-8"><title>Trust takes over | The Gazette</title>
{head}
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<h1>Trust takes over</h1>
<article>
<p>Posted on <time>25 November 2016</time></p>
<figure><img src="a.jpg">
<figcaption>The town hall, where cabinet meets. Picture: Jo Hart</figcaption></figure>
<p>The council’s services were <b>rated inadequate</b> on <time>5 May</time>, and its leader called
it <q>sad and bad</q> at a meeting of the cabinet in the town hall on that same evening.</p>
<h2>What happens next</h2>
<p>Inspectors come back in March, and a board will meet each month until then, the council said.</p>
<blockquote><p>We have listened to all that the inspectors told us about our services.</p>
<p>We shall do better from now on, with all our partners.</p></blockquote>
<ul><li>The first point is about leadership</li><li>The second is about <i>care</i></li></ul>
<p>A first line of this paragraph<br>and a second line of it, somewhat longer than the first.</p>
</article>
<div id="comments"><h3>Comments</h3>
<p>Bob, 3 May 2017: this council is outstanding in nothing at all.</p></div>
<footer>Copyright 2026 The Gazette. Last changed 1 January 2020.</footer></body></html>"""


def read(head: str = "", page: str = PAGE):
    return read_html(page.replace("{head}", head).encode(), PLACE)


def test_blocks_stand_apart():
    text = read().article.text
    assert text.split("\n\n")[:4] == [
        "Trust takes over",
        "Posted on 25 November 2016",
        "The town hall, where cabinet meets. Picture: Jo Hart",
        "The council’s services were rated inadequate on 5 May, and its leader called it "
        "“sad and bad” at a meeting of the cabinet in the town hall on that same evening.",
    ]


def test_markup_travels_as_hints():
    reading = read()
    text = reading.article.text
    assert [(kind, text[start:end][:17]) for start, end, kind in reading.markup] == [
        ("caption", "The town hall, wh"),
        ("heading", "What happens next"),
        ("block_quote", "We have listened "),
        ("block_quote", "We shall do bette"),
        ("list_item", "The first point i"),
        ("list_item", "The second is abo"),
    ]


def test_line_breaks_break_lines():
    assert "this paragraph\n\nand a second line" in read().article.text


@pytest.mark.parametrize("dropped", ["Home", "Bob, 3 May", "Copyright"])
def test_menus_comments_and_footers_are_dropped(dropped):
    assert dropped not in read().article.text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2016-11-25T09:00:00Z">',
        '<meta name="date" content="2016-11-25">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", '
        '"datePublished": "2016-11-25T09:00:00+00:00"}</script>',
        '<link rel="canonical" href="https://gazette.example/2016/11/25/trust-takes-over">',
    ],
)
def test_publication_date_of_the_metadata(head):
    published = read(head).article.published
    assert (published.value, published.precision, published.source) == (
        "2016-11-25",
        "day",
        "metadata",
    )


def test_publication_date_marked_in_the_body():
    page = PAGE.replace("<time>25 Nov", '<time datetime="2016-11-25T08:00" pubdate>25 Nov')
    assert read("", page).article.published.value == "2016-11-25"


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        PAGE.replace("<title>Trust", "<title>Report of 3 May 2015: trust"),
        PAGE.replace("<h1>Trust", "<h1>2 May 2014: trust"),
        PAGE.replace("a.jpg", "/2013/04/05/a.jpg"),
        PAGE.replace("<article>", '<article><p class="date">25 November 2016</p>'),
    ],
    ids=["copyright", "title", "heading", "picture", "class"],
)
def test_no_date_is_guessed_from_what_the_page_shows(page):
    assert read("", page).article.published is None


def test_title_byline_and_outlet_of_the_metadata():
    article = read(
        '<meta property="og:title" content="Trust takes over"><meta name="author" '
        'content="Jo Hart"><meta property="og:site_name" content="The Gazette">'
    ).article
    assert (article.title, article.byline, article.outlet) == (
        "Trust takes over",
        "Jo Hart",
        "The Gazette",
    )


def test_no_outlet_is_made_from_an_address():
    article = read('<link rel="canonical" href="https://gazette.example/trust">').article
    assert (article.title, article.byline, article.outlet) == ("Trust takes over", None, None)


def test_windows_1252_page():
    assert read_html(PAGE.encode("cp1252"), PLACE).article.text == read().article.text


@pytest.mark.parametrize(
    "page",
    [
        "",
        "   ",
        "<html></html>",
        "<html><body><script>var x = 1;</script></body></html>",
        "<html><body><ul><li><a href='/a'>Home</a></li><li><a href='/b'>News</a></li></ul></body>",
        "<html><body><h1>404</h1><p>Page not found.</p></body></html>",
        "<!-- " + "<" * 50,
        "<div>" * 3000,
    ],
)
def test_pages_without_an_article(page):
    with pytest.raises(ArticleError, match=r"page|empty"):
        read_html(page.encode(), PLACE)
