"""Putting tellings together: each joins the happening that it fits best, or begins one.

Tellings are compared only within a block (type, council or person, years), and with the few most
precise tellings of each happening there, so that the work grows with their number.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from oversight.merging.agreement import agree
from oversight.merging.identity import (
    FOR_EVER,
    IDENTITIES,
    Telling,
    reach,
    same_happening,
)
from oversight.records.events import FRAME

Block = tuple[str, str, int]

# How many tellings of a happening stand for it, and how many happenings of a block are tried.
_STANDING = 4
_TRIED = 64


class Cluster:
    """The tellings of one happening, the most precise one first."""

    def __init__(self, telling: Telling) -> None:
        self.tellings = [telling]
        self.articles = {telling.event.article_id}

    def add(self, telling: Telling) -> None:
        """Take in one more."""
        self.tellings.append(telling)
        self.articles.add(telling.event.article_id)

    def fits(self, telling: Telling) -> bool:
        """Tell whether a telling can be of this happening.

        What one article tells as two is not one: its own words decide that.
        """
        return telling.event.article_id not in self.articles and all(
            same_happening(one, telling) for one in self.tellings[:_STANDING]
        )


def find_clusters(tellings: Iterable[Telling]) -> list[Cluster]:
    """Return the happenings that the tellings are of, whatever order they come in."""
    blocks: dict[Block, list[Cluster]] = defaultdict(list)
    found: list[Cluster] = []
    for telling in sorted(tellings, key=_precision):
        keys = list(_blocks(telling))
        cluster = _best(telling, _near(blocks, keys))
        if cluster is None:
            cluster = Cluster(telling)
            found.append(cluster)
        else:
            cluster.add(telling)
        for key in keys:
            if not any(one is cluster for one in blocks[key][-_TRIED:]):
                blocks[key].append(cluster)
    return found


def _precision(telling: Telling) -> tuple[int, int, int, str, str]:
    """Order tellings: dated ones first, exact ones before vague, full ones before scanty."""
    days = telling.narrowest
    filled = len(telling.event.evidence)
    first = telling.published.first if telling.published else 10**7
    width = days.width if days else 10**7
    return (width, -filled, first, telling.event.article_id, telling.event.id)


def _blocks(telling: Telling) -> Iterator[Block]:
    event = telling.event
    rule = IDENTITIES[event.type]
    for key in rule.keys(event):
        if rule.reach == FOR_EVER:
            yield event.type, key, 0
        elif days := reach(telling):
            for year in days.widened(rule.across // 2 + 1, rule.across // 2 + 1).years():
                yield event.type, key, year


def _near(blocks: dict[Block, list[Cluster]], keys: Iterable[Block]) -> Iterator[Cluster]:
    seen: set[int] = set()
    for key in keys:
        for cluster in blocks.get(key, ())[-_TRIED:]:
            if id(cluster) not in seen:
                seen.add(id(cluster))
                yield cluster


def _best(telling: Telling, clusters: Iterable[Cluster]) -> Cluster | None:
    fitting = [cluster for cluster in clusters if cluster.fits(telling)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    return min(fitting, key=lambda cluster: _distance(cluster.tellings[0], telling))


def _distance(one: Telling, telling: Telling) -> tuple[int, int, str]:
    """Order happenings by how much they share with a telling, then by how near they are."""
    names = [name for name in type(one.event).model_fields if name not in FRAME]
    shared = sum(
        1
        for name in names
        if getattr(telling.event, name) not in (None, ())
        and getattr(one.event, name) not in (None, ())
        and agree(getattr(one.event, name), getattr(telling.event, name))
    )
    here, there = telling.narrowest or telling.published, one.narrowest or one.published
    return (-shared, here.gap(there) if here and there else 10**7, one.event.id)
