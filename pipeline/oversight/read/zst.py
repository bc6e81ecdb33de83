"""The stream behind zstandard. One that is cut off is an error here, not a shorter stream."""

import io
from typing import Any, BinaryIO

import zstandard

_CHUNK = 65_536


def unzip_zst(stream: BinaryIO) -> io.BufferedReader:
    """Return what `stream` holds. Reading raises OSError where it is damaged or cut off."""
    return io.BufferedReader(_Zst(stream))


class _Zst(io.RawIOBase):
    """One frame after the other; the library's own reader takes a cut file for a whole one."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._frame: Any = None
        self._rest = b""
        self._ready = b""

    def readable(self) -> bool:
        """Tell that this is for reading."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with the next bytes; 0 at the end."""
        while not self._ready:
            packed = self._rest or self._stream.read(_CHUNK)
            self._rest = b""
            if not packed:
                if self._frame is not None:
                    raise OSError("cut off")
                return 0
            self._unpack(packed)
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _unpack(self, packed: bytes) -> None:
        if self._frame is None:
            self._frame = zstandard.ZstdDecompressor().decompressobj()
        try:
            self._ready = self._frame.decompress(packed)
        except zstandard.ZstdError as error:
            raise OSError(str(error)) from None
        if self._frame.eof:
            self._rest, self._frame = self._frame.unused_data, None
