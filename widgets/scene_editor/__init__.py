"""Drawing accident scenes on the streets: tools, panels, the form."""
