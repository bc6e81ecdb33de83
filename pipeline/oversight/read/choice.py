"""Which of the inputs are wanted: by name, by share, by size."""

import hashlib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from posixpath import basename

# A character of an article may be several bytes, and a page is mostly markup.
MAX_BYTES = 64_000_000


@dataclass(frozen=True)
class Choice:
    """What is taken of what is found.

    `include` and `exclude` are globs for a path below its folder or archive, or for its last
    part; `shard` is (i, n): the i-th of n shares, which is the same on every machine.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    shard: tuple[int, int] = (1, 1)
    max_bytes: int = MAX_BYTES

    def wants(self, path: str) -> bool:
        """Tell whether a file, or an archive's member, is taken by its name."""
        return (not self.include or _matches(path, self.include)) and not self.leaves_out(path)

    def leaves_out(self, path: str) -> bool:
        """Tell whether a file or a whole folder is left out by its name."""
        return bool(self.exclude) and _matches(path, self.exclude)

    def has(self, source: str) -> bool:
        """Tell whether an input is in this share."""
        number, of = self.shard
        if of == 1:
            return True
        digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(digest[:8], "big") % of == number - 1


def _matches(path: str, globs: tuple[str, ...]) -> bool:
    name = basename(path)
    return any(fnmatchcase(path, glob) or fnmatchcase(name, glob) for glob in globs)
