import os
import sys

# what one process compiles, other workers and the programs that tests start find ready
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
