"""Text documents of a meeting."""
