"""Work for all cores: tasks are read here, done in worker processes, and their results come back in order."""

import gc
import multiprocessing
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
TASKS_AHEAD = 8  # bounds memory: tasks read whose results are not yet taken


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Rows by the hundred thousand, none in a cycle: looking for cycles among them costs a quarter of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def in_workers(work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
    """`work` of each task, in the order of the tasks; they are read as their results are taken, a few ahead.

    `tasks` is read in a thread of its own. What goes wrong in it or in `work` is raised here.
    """
    ahead = threading.BoundedSemaphore(TASKS_AHEAD)

    def bounded() -> Iterator[Task]:
        for task in tasks:
            ahead.acquire()
            yield task

    with _no_garbage_collection(), multiprocessing.Pool(initializer=gc.disable) as pool:
        for result in pool.imap(work, bounded()):
            yield result
            ahead.release()
