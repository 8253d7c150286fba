"""How notebooks show figures: a picture to look at, its facts to compare."""

from __future__ import annotations

import base64
import warnings
from hashlib import sha256
from io import BytesIO

import matplotlib as mpl
import numpy as np
import pandas as pd
from IPython.display import display
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.collections import PathCollection, QuadMesh
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator
from PIL import Image

DPI = 144


def show(figure: Figure | Axes, *, alt: str) -> None:
    """Display a figure as PNG with alternative text.

    Pictures differ between versions of matplotlib and are never compared; the plain text
    beside the picture (`facts`) is, wherever notebooks are checked.
    """
    if isinstance(figure, Axes):
        figure = figure.get_figure(root=True)  # type: ignore[assignment]
    assert isinstance(figure, Figure)
    width = int(figure.get_size_inches()[0] * 96)
    display(  # type: ignore[no-untyped-call]
        {
            "image/png": base64.b64encode(png(figure)).decode("ascii"),
            "text/plain": f"{alt}\n{facts(figure)}",
        },
        metadata={"image/png": {"alt": alt, "width": width}},
        raw=True,
    )


def png(figure: Figure, *, dpi: int = DPI) -> bytes:
    """The figure as a PNG of at most 256 colours, a third of the size of one of all."""
    drawn, packed = BytesIO(), BytesIO()
    figure.savefig(drawn, format="png", dpi=dpi)
    Image.open(drawn).convert("RGB").quantize(256).save(packed, format="png", optimize=True)
    return packed.getvalue()


def facts(figure: Figure) -> str:
    """What a figure says in text: titles, labels, bar lengths, digests of cells, lines and points.

    Numbers have six significant digits, so that machines agree.
    """
    return "\n".join(line for ax in figure.axes for line in _axes_facts(ax))


def _axes_facts(ax: Axes) -> list[str]:
    titles = [ax.get_title(loc) for loc in ("left", "center", "right")]
    lines = [
        f"title: {' '.join(' '.join(titles).split())}",
        f"x: {ax.get_xlabel()} {_groups(ax.xaxis)}",
        f"y: {ax.get_ylabel()} {_groups(ax.yaxis)}",
    ]
    for bars in (item for item in ax.containers if isinstance(item, BarContainer)):
        upright = bars.orientation == "vertical"
        sizes = [bar.get_height() if upright else bar.get_width() for bar in bars.patches]
        lengths = [f"{size:.6g}" for size in sizes]
        lines.append(f"bars {bars.get_label()}: {' '.join(lengths)}")
    for line in ax.lines:
        lines.append(f"line {line.get_label()}: {_digest(np.asarray(line.get_xydata()))}")
    for points in (item for item in ax.collections if isinstance(item, PathCollection)):
        offsets = np.asarray(points.get_offsets())
        lines.append(f"points {points.get_label()}: {len(offsets)}, {_digest(offsets)}")
    for mesh in (item for item in ax.collections if isinstance(item, QuadMesh)):
        lines.append(f"cells: {_digest(np.ma.filled(np.ma.asarray(mesh.get_array()), 0))}")
    return lines


def _digest(values: np.ndarray) -> str:
    """A short name for many numbers that no reader would compare one by one."""
    cells = " ".join(f"{value:.6g}" for value in values.astype("float64").ravel())
    return sha256(cells.encode()).hexdigest()[:16]


def _groups(axis: Axis) -> list[str]:
    """The labels of groups; where ticks stand on a scale is up to matplotlib's version."""
    if not isinstance(axis.get_major_locator(), FixedLocator):
        return []
    return [" ".join(tick.get_text().split()) for tick in axis.get_ticklabels()]


def notebook_style() -> None:
    """The same look in every notebook and on every machine; called in its first cell."""
    mpl.rcdefaults()
    mpl.rcParams["font.family"] = "DejaVu Sans"  # has all Vietnamese letters
    pd.set_option("display.width", 100)
    pd.set_option("display.max_columns", 20)
    pd.set_option("display.max_colwidth", 80)
    pd.set_option("display.max_rows", 60)
    pd.set_option("display.precision", 2)
    # The usual form names a file of the running kernel, which differs every time.
    warnings.formatwarning = lambda message, category, *_, **__: f"{category.__name__}: {message}\n"
