"""report.md and report.html: every figure with its target, and a plot of the ratios."""

import datetime
import html
import os
import platform
import statistics


class Result:
    """One line of the report.

    `target` and `value` are in `unit`; `better` says which way is good ('more' or 'less').
    """

    def __init__(self, name, value, unit, target, better, detail, samples=()):
        self.name, self.value, self.unit, self.target, self.better = name, value, unit, target, better
        self.detail, self.samples = detail, list(samples)

    @property
    def reached(self):
        return self.value >= self.target if self.better == "more" else self.value <= self.target

    @classmethod
    def ratio(cls, name, pairs, target, what):
        """From (ours, theirs) pairs: the median of the pairwise ratios, in per cent."""
        ratios = [100 * ours / theirs for ours, theirs in pairs]
        ours = statistics.median(pair[0] for pair in pairs)
        theirs = statistics.median(pair[1] for pair in pairs)
        return cls(name, statistics.median(ratios), "%", target, "more", f"{ours:,.0f} {what} against {theirs:,.0f}", ratios)


def write(folder, results, settings):
    folder.mkdir(parents=True, exist_ok=True)
    head = (
        f"Measured {datetime.datetime.now(datetime.timezone.utc):%Y-%m-%d %H:%M} UTC on {os.cpu_count()} cores "
        f"({platform.machine()}, Linux {platform.release()}), {settings}."
    )
    (folder / "report.md").write_text(_markdown(head, results))
    (folder / "report.html").write_text(_html(head, results))


def _cells(result):
    aim = "≥" if result.better == "more" else "≤"
    spread = f"{min(result.samples):,.1f} to {max(result.samples):,.1f}" if result.samples else ""
    return (result.name, f"{result.value:,.1f} {result.unit}", spread, f"{aim} {result.target:g} {result.unit}",
            "reached" if result.reached else "missed", result.detail)


HEADINGS = ("scenario", "median", "range", "target", "", "from")


def _markdown(head, results):
    lines = ["# Benchmark", "", head, "", "| " + " | ".join(HEADINGS) + " |", "|" + "---|" * len(HEADINGS)]
    lines += ["| " + " | ".join(_cells(result)) + " |" for result in results]
    return "\n".join([*lines, ""])


def _html(head, results):
    rows = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in _cells(result)) + "</tr>" for result in results)
    headings = "".join(f"<th>{html.escape(heading)}</th>" for heading in HEADINGS)
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Biotrail benchmark</title>"
        "<style>body{font:16px system-ui;margin:2rem;max-width:70rem}td,th{text-align:left;padding:.3rem .8rem;border-bottom:1px solid #ddd}</style>"
        f"<h1>Benchmark</h1><p>{html.escape(head)}</p>{_plot(results)}<table><tr>{headings}</tr>{rows}</table></html>\n"
    )


def _plot(results):
    """Horizontal bars: how far each scenario is from its target (100 % = just reached)."""
    height, left, width = 30, 290, 520
    scores = [(r, 100 * (r.value / r.target if r.better == "more" else r.target / max(r.value, 1e-9))) for r in results]
    scale = width / max(200, *(min(score, 400) for _, score in scores)) if scores else 1
    bars = []
    for number, (result, score) in enumerate(scores):
        y = number * height + 10
        colour = "#2b7a4b" if result.reached else "#b3412e"
        length = min(score, 400) * scale
        bars.append(
            f'<text x="{left - 8}" y="{y + 15}" text-anchor="end" font-size="13">{html.escape(result.name)}</text>'
            f'<rect x="{left}" y="{y}" width="{length:.0f}" height="20" fill="{colour}"/>'
            f'<text x="{left + length + 6:.0f}" y="{y + 15}" font-size="12">{score:.0f} % of the target</text>'
        )
    line = left + 100 * scale
    total = len(scores) * height + 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width + 170} {total}" role="img" aria-label="each scenario against its target">'
        f'{"".join(bars)}<line x1="{line:.0f}" x2="{line:.0f}" y1="0" y2="{total}" stroke="#333" stroke-dasharray="4 3"/></svg>'
    )
