"""The scale of priors: where ability lies, once the items have been integrated out."""
