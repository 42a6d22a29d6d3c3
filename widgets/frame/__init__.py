"""What stands around the views: window, menus, actions, questions, start and end."""
