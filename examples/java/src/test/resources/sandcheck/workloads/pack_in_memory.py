"""Pack a text into an archive in memory, as build tools do with files that they only pass on."""

import json
import os
import zipfile


def main():
    with os.fdopen(os.memfd_create("archive"), "w+b") as memory:
        with zipfile.ZipFile(memory, "w") as archive:
            archive.writestr("hello.txt", "hello")
        with zipfile.ZipFile(memory) as archive:
            print(json.dumps({"read": archive.read("hello.txt").decode()}))


if __name__ == "__main__":
    main()
