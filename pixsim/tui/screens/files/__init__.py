"""Files: chosen on this machine, or read again once a question is answered."""
