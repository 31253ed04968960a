"""Each work measures itself and its floor: `measure(folder, runs)` gives figures, medians of so many runs."""
