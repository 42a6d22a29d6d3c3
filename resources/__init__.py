"""Data that ships with Daoan: code catalogues, words, symbols, published facts with sources."""
