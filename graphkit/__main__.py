"""``python -m graphkit``: the same as the command ``graphkit``.

May import: cli.
"""

from graphkit.cli.main import run

if __name__ == "__main__":
    run()
