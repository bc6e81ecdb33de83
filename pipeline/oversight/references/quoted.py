"""What stands between quotation marks."""

from collections.abc import Iterable, Sequence


def find_quoted(
    norms: Sequence[str], space: Sequence[bool], sentences: Iterable[tuple[int, int, int]]
) -> list[bool]:
    """Return for each token whether it stands between marks; each paragraph begins outside.

    `sentences`: paragraph, first token and end of each.
    """
    quoted = [False] * len(norms)
    last, mark = -1, ""
    for paragraph, start, end in sentences:
        if paragraph != last:
            last, mark = paragraph, ""
        for i in range(start, end):
            norm = norms[i]
            if norm == '"':
                mark = "" if mark == '"' else mark or '"'
            elif norm == "'" and mark == "'" and not (i and space[i - 1]):
                mark = ""
            elif norm == "'" and not mark and not space[i] and (i == 0 or space[i - 1]):
                mark = "'"
            quoted[i] = bool(mark)
    return quoted
