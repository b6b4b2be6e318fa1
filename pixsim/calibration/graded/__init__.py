"""Questions with part marks: categories of marks, and the generalised partial credit model."""
