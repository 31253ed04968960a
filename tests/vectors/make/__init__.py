"""Makes tests/vectors/*.json: `python -m tests.vectors.make`. The same bytes every time."""
