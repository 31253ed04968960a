"""Opening an export with kit B, offline: everything is checked, and what could not be is said."""
