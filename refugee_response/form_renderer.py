"""The stock templates of inputs and of faults, written at once.

A table of members holds over forty inputs and fifty lists of faults, nearly all of them empty; of
each, Django opens two or three templates. What is written here is what those write, which a test
compares; all other widgets are templates still.
"""

from django.forms.renderers import TemplatesSetting
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData, mark_safe

_FOLDER = "django/forms/widgets/"
# Those that only include `input.html`.
INPUTS = frozenset(
    f"{_FOLDER}{name}.html"
    for name in ("date", "email", "hidden", "input", "number", "password", "tel", "text", "url")
)
FAULTS = "django/forms/errors/list/default.html"


class QuickRenderer(TemplatesSetting):
    """The project's templates, but for the commonest two of the stock ones."""

    def render(self, template_name, context, request=None):
        if template_name in INPUTS:
            return _input(context["widget"])
        if template_name == FAULTS and not context["errors"]:
            return ""
        return super().render(template_name, context, request)


def _input(widget):
    value = widget["value"]
    held = "" if value is None else f' value="{_told(value)}"'
    attributes = "".join(map(_attribute, widget["attrs"].items()))
    told = f'type="{_told(widget["type"])}" name="{_told(widget["name"])}"'
    return mark_safe(f"<input {told}{held}{attributes}>")


def _attribute(named):
    name, value = named
    if value is False:
        return ""
    told = "" if value is True else f'="{_told(value)}"'
    return f" {_told(name)}{told}"


def _told(value):
    """As the templates write it: escaped, unless it is declared safe."""
    return conditional_escape(value if isinstance(value, SafeData) else str(value))
