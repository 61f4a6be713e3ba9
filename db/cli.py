"""What the three command lines share: an error is one line, and exits with 2."""

import argparse
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """argparse without the usage text before an error: what is wrong, and no more."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")
