"""Our matrix products, and that nobody else gets them."""

import numpy as np
import pytest
from thinc.api import get_current_ops

from oversight.ops import BlasOps, one_thread, our_ops


@pytest.mark.parametrize("trans1", [False, True])
@pytest.mark.parametrize("trans2", [False, True])
def test_product_is_that_of_thinc(trans1, trans2):
    numbers = np.random.default_rng(1)
    x = numbers.normal(size=(3, 4) if not trans1 else (4, 3)).astype("float32")
    y = numbers.normal(size=(4, 5) if not trans2 else (5, 4)).astype("float32")
    found = BlasOps().gemm(x, y, trans1=trans1, trans2=trans2)
    assert found == pytest.approx((x.T if trans1 else x) @ (y.T if trans2 else y))
    out = np.empty((3, 5), dtype="float32")
    assert BlasOps().gemm(x, y, out=out, trans1=trans1, trans2=trans2) is out


def test_the_callers_ops_are_put_back():
    before = type(get_current_ops())
    with our_ops(), one_thread():
        assert isinstance(get_current_ops(), BlasOps)
    assert type(get_current_ops()) is before


def test_switched_off(monkeypatch):
    monkeypatch.setenv("OVERSIGHT_OPS", "thinc")
    with our_ops():
        assert not isinstance(get_current_ops(), BlasOps)
