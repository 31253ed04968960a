"""Whether a running server ships what this build made: what a browser would load there, compared byte by byte."""
