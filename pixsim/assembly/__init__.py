"""From a bank and a profile to what is asked: standing, form, positioning, pool."""
