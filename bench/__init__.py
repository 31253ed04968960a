"""What the app costs, measured beside floors and peers in the same run: `make bench`."""
