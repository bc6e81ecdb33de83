"""Matrix products through numpy's own BLAS, for our pipeline's calls only.

On processors without a tuned blis kernel, thinc's products are the slowest part of a pipeline;
numpy's wheel carries OpenBLAS, which has one. A model keeps the Ops it was built with, so the
caller's own pipelines, and thinc's current Ops, stay as they were. OVERSIGHT_OPS=thinc switches
this off.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps, Ops, get_current_ops, set_current_ops
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

Floats2d = NDArray[np.float32]


class BlasOps(NumpyOps):  # type: ignore[misc]  # thinc's class is compiled and untyped
    """thinc's NumpyOps, its matrix products taken by numpy."""

    name = "oversight-blas"

    def gemm(
        self,
        x: Floats2d,
        y: Floats2d,
        *,
        out: Floats2d | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> Floats2d:
        """Multiply (n, k) by (k, m); trans1 and trans2 transpose x and y first."""
        left = x.T if trans1 else x
        right = y.T if trans2 else y
        return cast(Floats2d, np.matmul(left, right, out=out))


@contextmanager
def our_ops() -> Iterator[None]:
    """Build or load models here: they keep our Ops; the caller's are put back afterwards."""
    before: Any = get_current_ops()
    if os.environ.get("OVERSIGHT_OPS", "blas") == "blas":
        set_current_ops(cast(Ops, BlasOps()))
    try:
        yield
    finally:
        set_current_ops(before)


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep BLAS to one thread inside: our matrices are too small to share out."""
    with _controller().limit(limits=1, user_api="blas"):
        yield
