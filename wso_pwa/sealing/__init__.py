"""The sealed record in Python: docs/protocol.md, sections 1 to 8. Imports nothing else of this package."""
