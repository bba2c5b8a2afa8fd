"""Text documents of a meeting: the reader takes them in, the writer puts them out."""
