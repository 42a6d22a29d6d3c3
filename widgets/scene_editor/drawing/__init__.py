"""The tools of drawing in the editor's bar: records, and the boxes beside them."""
