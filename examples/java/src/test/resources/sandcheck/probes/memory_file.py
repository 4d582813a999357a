"""Make a file in memory, write to it, and read it again."""

import os

from _probe import main


def exercise(step):
    step("memfd_create")
    fd = os.memfd_create("sandcheck")
    try:
        step("write")
        os.write(fd, b"!")
        step("lseek")
        os.lseek(fd, 0, os.SEEK_SET)
        step("read")
        if os.read(fd, 1) != b"!":
            raise RuntimeError("it does not contain what was written")
    finally:
        os.close(fd)
    return "written and read"


if __name__ == "__main__":
    main("memory-file", exercise)
