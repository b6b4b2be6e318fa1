"""Item response kernels on arrays."""
