"""How the static files are stored: under names that change with them, packed for the browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whitenoise import compress
from whitenoise.storage import CompressedManifestStaticFilesStorage

QUALITY = 10
"""Of brotli's 0 to 11: the last step takes two and a half times as long for two hundredths of the size."""


class Packer(compress.Compressor):  # type: ignore[misc]
    """Packs for the first start, which somebody waits for."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        """The file as brotli packs it."""
        return bytes(compress.brotli.compress(data, quality=QUALITY))


class Statics(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Packs each file under the name that pages ask for; under its plain name it is read too seldom."""

    def create_compressor(self, **options: object) -> Packer:
        """Our packer in place of whitenoise's."""
        return Packer(**options)

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Each of these files by the name it was packed under."""
        yield from super().compress_files(set(paths) & set(self.hashed_files.values()))
