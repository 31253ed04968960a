"""How it reaches the phone: pages, manifest, worker, files, errors."""
