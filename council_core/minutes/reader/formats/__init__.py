"""The formats that minutes come in: each file becomes one plain text.

What a file is, is told by its content; its name only decides between plain text, Markdown and a page
without a head. One module stands for each format, and each is a plain function from bytes to text.
"""

from council_core.minutes.reader.formats.opened import read_minutes, read_text

__all__ = ["read_minutes", "read_text"]
