"""What in a form is asked otherwise by other programs: worth a warning, and no fault."""

from assessments.xlsform import parser
from assessments.xlsform.form import REPEAT
from assessments.xlsform.lint import at, expressions
from assessments.xlsform.references import led_to

# These take one value of each argument.
_OF_ONE = {"=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod"}
_OF_ONE |= {"number", "int", "round", "string", "string-length", "selected", "substr", "regex"}
_TRUTHS = {"and", "or", "not", "if"}


def remarks(form):
    """Warnings about a form that can be asked: [FormFault]."""
    asked = [at(field, "type", words) for field in form.fields.values() for words in _types(field)]
    read = [
        at(field, column, words)
        for field in form.fields.values()
        for column, source in expressions(field)
        for words in dict.fromkeys(_words(form, field, parser.parse(source.strip())))
    ]
    return asked + read


def _types(field):
    """What our own screens do not ask, though Collect does."""
    if field.control in ("rank", "upload"):
        yield f"A question of the type “{field.control}” is not asked on our screens."
    if field.what == REPEAT and not field.count:
        yield "Nothing says how often this is repeated: on our screens it has no rows."


def _words(form, field, token):
    for place, each in enumerate(token):
        target = led_to(each, field.path, form.fields)
        if target and token.symbol in _OF_ONE and _is_of_many(form, target, field.path):
            yield (
                f"“{_name(target)}” is answered in each row, and one value is needed here: Collect "
                "stops with an error. Name the row: indexed-repeat(), or a position in brackets."
            )
        # Of if() the condition alone is a truth.
        is_truth = token.symbol in _TRUTHS and (token.symbol != "if" or place == 0)
        if target and is_truth and form.fields[target].calculate:
            yield (
                f"“{_name(target)}” is calculated, and is taken for true or false here: other "
                "programs take every text for true. Compare it with a value."
            )
        yield from _words(form, field, each)


def _is_of_many(form, target, origin):
    """Whether the field stands in a repeat that the origin does not stand in."""
    return any(
        field.what == REPEAT and target.startswith(f"{path}/") and not _within(origin, path)
        for path, field in form.fields.items()
    )


def _within(origin, path):
    return f"{origin}/".startswith(f"{path}/")


def _name(path):
    return path.rpartition("/")[2]
