"""How severity, progress and members are drawn on pages of assessments."""

from math import pi

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from assessments.choices import Severity
from assessments.roster import AGE, NAME, NUMBER

register = template.Library()
STEPS, STEP, BAR = 5, 17, 15
_ROUND = 2 * pi * 7
_DONE = (
    '<svg viewBox="0 0 18 18" aria-hidden="true"><circle class="ring done" cx="9" cy="9" r="7"/>'
    '<path class="tick" d="M5.5 9.2 8 11.7 12.6 6.8"/></svg>'
)


@register.simple_tag
def severity(value):
    """Five steps, the number and the word: 1 minimal to 5 very extreme."""
    bars = format_html_join(
        "",
        '<rect class="s{}" x="{}" y=".5" width="{}" height="11" rx="2"/>',
        ((value if step < value else 0, step * STEP + 0.5, BAR) for step in range(STEPS)),
    )
    return format_html(
        '<span class="sev"><svg viewBox="0 0 84 12" aria-hidden="true">{}</svg><b>{}</b> {}</span>',
        bars,
        value,
        Severity(value).label,
    )


@register.simple_tag
def ring(progress):
    """A ring that closes with the answers of a section."""
    if progress.is_done:
        return mark_safe(_DONE)
    done = _ROUND * progress.answered / progress.asked
    return format_html(
        '<svg viewBox="0 0 18 18" aria-hidden="true"><circle class="ring" cx="9" cy="9" r="7"/>'
        '<circle class="ring on" cx="9" cy="9" r="7" stroke-dasharray="{} 44" '
        'transform="rotate(-90 9 9)"/></svg>',
        f"{done:.1f}",
    )


@register.simple_tag
def member(row):
    """Who a row of the roster is about: name and age, or the place in the list."""
    said = {node.name: node.value for node in row.walk()}
    name = said.get(NAME) or said.get(NUMBER) or f"№ {row.position()}"
    age = said.get(AGE)
    # One element: a table that stands as cards puts each in a place of its own.
    with_age = '<span>{} <span class="quiet mini">{}</span></span>'
    return format_html(with_age, name, age) if age else name
