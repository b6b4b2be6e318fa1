"""A picture editor: a picture in layers, to turn, cut, resize, adjust, mask and export."""
