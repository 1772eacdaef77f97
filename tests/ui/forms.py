"""What tests read of a form that stands on a page, in a tab or in a dialog."""


def under(holder, name):
    """Give the sentence under a field of what holds the form, and the field's state."""
    box = holder.form._boxes[name]
    return box.widget.accessibleDescription(), box.state
