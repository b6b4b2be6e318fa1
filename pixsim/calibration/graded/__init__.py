"""Questions with part marks: the generalised partial credit model and its fit."""
