"""Open formats that others read: a folder of exchange TOML."""

from council_core.exchange.folder import read_documents, write_document, write_folder

__all__ = ["read_documents", "write_document", "write_folder"]
