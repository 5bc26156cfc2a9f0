"""Files of incidents that leave the desk: asked for by one, approved by another, until a day."""
