"""The least that does the same work: a plain page of fifteen fields, a bare place to put bytes, the same gunicorn."""
