"""Photos under the drawing."""
