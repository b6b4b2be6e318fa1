"""Files and folders, on a few disks, with a bin and archives."""
