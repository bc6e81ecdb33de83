"""Archives read in place: the members of a .zip or a .tar.gz, one by one, in its own order."""

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO, NamedTuple

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")
WANTED = "A whole archive is wanted"


class Member(NamedTuple):
    """A file in an archive: its name there and its bytes, or what is wrong with it."""

    name: str
    stream: IO[bytes] | None
    fault: str = ""


# What reading an archive, or a member of one, raises where it is damaged.
DAMAGES = (
    *(zipfile.BadZipFile, tarfile.TarError, NotImplementedError, OSError, EOFError),
    *(zlib.error, lzma.LZMAError),
)


def is_archive(path: str) -> bool:
    """Tell an archive by its name."""
    return path.lower().endswith(ARCHIVES)


def members(stream: BinaryIO, path: str) -> Iterator[Member]:
    """Yield the files of an archive; each is to be read before the next. Raises DAMAGES."""
    return _unzip(stream) if path.lower().endswith(".zip") else _untar(stream)


def _unzip(stream: BinaryIO) -> Iterator[Member]:
    with zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            if info.flag_bits & 1:
                yield Member(info.filename, None, "a member that is locked by a password")
                continue
            try:
                member = archive.open(info)
            except DAMAGES as error:
                yield Member(info.filename, None, f"a damaged member ({error})")
                continue
            with member:
                yield Member(info.filename, member)


def _untar(stream: BinaryIO) -> Iterator[Member]:
    # Read as a stream: an archive of any size, once from its beginning to its end.
    with tarfile.open(fileobj=stream, mode="r|*") as archive:
        for info in archive:
            member = archive.extractfile(info) if info.isfile() else None
            if member is not None:
                yield Member(info.name.removeprefix("./"), member)
            # Else the list of what was seen grows with the archive.
            archive.members = []  # type: ignore[attr-defined]


def is_hidden(name: str) -> bool:
    """Tell a member that a folder would hide, such as a Mac's ._story.txt."""
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
