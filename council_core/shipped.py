"""Where the files that ship with the library are: houses, the sample register, catalogues."""

from pathlib import Path

__all__ = ["shipped"]


def shipped(*parts: str) -> Path:
    """Return the path of a file or folder that ships with the library.

    In an installed wheel the files stand inside the package; in a checkout (and in an editable
    install) they stand beside it, in `data/`.
    """
    here = Path(__file__).parent
    inside = here / "data"
    return (inside if inside.is_dir() else here.parent / "data").joinpath(*parts)
