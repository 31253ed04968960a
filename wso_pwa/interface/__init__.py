"""What `/api` says of itself: one OpenAPI 3.1 document. docs/protocol.md says what the parts mean."""
