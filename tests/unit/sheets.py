"""What the tests of the answer sheet share."""

import os

MOMENT = "2026-11-22T08:15:02.120934Z"
SOUND = b'{"schema": 1, "answers": {"q": {"value": "b", "at": "2026-11-22T08:15:02.120934Z"}}}'


def entry(value='"b"', at=f'"{MOMENT}"'):
    return f'{{"schema": 1, "answers": {{"q": {{"value": {value}, "at": {at}}}}}}}'.encode()


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def failing(number):
    def fail(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    return fail
