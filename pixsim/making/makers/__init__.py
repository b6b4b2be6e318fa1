"""One module per format; each has `made`, from a description and a suffix to bytes."""
