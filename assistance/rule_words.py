"""Rules of programmes as people read them: whom they cover, who is eligible, and how much it is."""

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from assistance.entitlement.conditions import Reason
from assistance.fact_words import FACT_WORDS
from assistance.value_words import Names, asked_in_words


def rule_in_words(rule):
    """A ProgrammeRule as nested lists (HTML): each comparison with its source, where it has one."""
    names = Names.of(_asked(rule.covers) + _asked(rule.eligible))
    return format_html(
        "<p><b>{}</b></p>{}<p><b>{}</b></p>{}<p><b>{}</b></p>{}",
        _("Counted is each person of whom holds:"), _condition(rule.covers, names),
        _("Eligible is who fulfils:"), _condition(rule.eligible, names),
        _("It gives:"), _amount(rule.amount, names),
    )  # fmt: skip


def _asked(condition):
    """All comparisons of a condition, as reasons that nobody was asked about yet."""
    if "fact" in condition:
        return [Reason(condition["fact"], condition["is"], condition["value"], None, None)]
    parts = condition.get("all") or condition.get("any") or []
    parts = parts or [each["if"] for each in condition.get("score", ())]
    return [reason for part in parts for reason in _asked(part)]


def _condition(condition, names):
    if "fact" in condition:
        [reason] = _asked(condition)
        said = f"{FACT_WORDS[reason.fact].label}: {asked_in_words(reason, names)}"
        return _with_source(said, condition)
    if "score" in condition:
        return _score(condition, names)
    kind = "all" if "all" in condition else "any"
    if not condition[kind]:
        return _("everybody")
    title = _("all of:") if kind == "all" else _("one of these at least:")
    return format_html("{}{}", title, _list(_condition(each, names) for each in condition[kind]))


def _score(condition, names):
    cut_off = Reason("score", condition["is"], condition["value"], None, None)
    parts = (
        format_html("{}: {}", _points(part["points"]), _condition(part["if"], names))
        for part in condition["score"]
    )
    title = f"{FACT_WORDS['score'].label}: {asked_in_words(cut_off, names)}"
    return format_html("{}{}", _with_source(title, condition), _list(parts))


def _points(points):
    return _("%(points)s points") % {"points": points}


def _with_source(said, condition):
    source = condition.get("source")
    return format_html("{} <small>({})</small>", said, source) if source else said


def _list(parts):
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((p,) for p in parts)))


def _amount(amount, names):
    kind = amount["kind"]
    if kind == "fixed":
        return _sum(amount["amount"], names)
    if kind == "per_person":
        return format_html("{} {}", _("for each who is counted:"), _sum(amount["amount"], names))
    return format_html(
        "{} {}; {} {}",
        _("for the first who is counted:"), _sum(amount["first"], names),
        _("for each further one:"), _sum(amount["further"], names),
    )  # fmt: skip


def _sum(given, names):
    if not isinstance(given, dict):
        return f"{given:,}".replace(",", " ")
    cases = (
        format_html("{} {} {}", _sum(each["amount"], names), _("where"),
                    _condition(each["if"], names))
        for each in given["cases"]
    )  # fmt: skip
    other = format_html("{} {}", _sum(given["else"], names), _("else"))
    return _list([*cases, other])
