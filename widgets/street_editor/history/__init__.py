"""Earlier days, confirming, and two editors of one street."""
