"""Display lists: Qt-free drawings in metres that every painter can paint."""
