"""A live blog's posts: from a heading to the share line."""

from oversight.layout.page import Page

_LIVE = 3  # share lines that make a live blog


def find_posts(page: Page) -> None:
    """Find the posts, label their headings and note their offsets on the page."""
    shares = [i for i in range(page.body, len(page.lines)) if page.lines[i].kind == "SHARE"]
    if len(shares) < _LIVE:
        return
    begin = _first_post(page, shares[0])
    for share in shares:
        while begin < share and page.lines[begin].label == "FURNITURE":
            begin += 1
        if begin < share:
            head = page.lines[begin]
            if not head.prose and not head.ended:
                head.label = "POST_HEADING"
            page.posts.append((head.start, page.lines[share].end))
        begin = share + 1


def _first_post(page: Page, share: int) -> int:
    """Return the index of the first post's heading: the first heading of the story."""
    for index in range(page.body, share):
        if page.lines[index].label == "HEADING":
            return index
    return share
