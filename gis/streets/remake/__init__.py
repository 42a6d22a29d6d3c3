"""Making again only the part of the streets that an edit touches."""
