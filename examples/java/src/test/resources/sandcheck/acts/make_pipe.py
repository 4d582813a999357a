"""Make a named pipe at the given path."""

import os

from _act import main


def make(path):
    os.mkfifo(path)
    return "made " + path


if __name__ == "__main__":
    main(make)
