"""The window: widgets that collect, show and ask; what an officer can do lives in `desktop.work`."""
