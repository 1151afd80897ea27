"""From an XForm, as pyxform writes it, to a Form."""

import xml.etree.ElementTree as ElementTree

from assessments.xlsform.form import GROUP, QUESTION, REPEAT, Choices, Field, Form, Output
from assessments.xlsform.nodes import Node

_XF, _H = "{http://www.w3.org/2002/xforms}", "{http://www.w3.org/1999/xhtml}"
_JR = "{http://openrosa.org/javarosa}"
_CONTROLS = {"input", "select1", "select", "trigger", "upload", "range", "rank"}
_OWN = "default"


def load(xml):
    """The Form of an XForm's text."""
    head, body = ElementTree.fromstring(xml)
    model = head.find(f"{_XF}model")
    primary, *others = model.findall(f"{_XF}instance")
    itext = _Itext(model.find(f"{_XF}itext"))
    data = primary[0]
    binds = {bind.get("nodeset"): bind for bind in model.findall(f"{_XF}bind")}
    controls = _controls(body)
    fields = {
        path: _field(path, element, binds.get(path), controls, itext)
        for path, element in _paths(data, f"/{_name(data)}")
    }
    return Form(
        id=data.get("id", ""),
        version=data.get("version", ""),
        title=head.findtext(f"{_H}title", ""),
        fields=fields,
        lists={each.get("id"): _list(each) for each in others if len(each)},
        list_words=itext.words,
        languages=itext.languages,
        default_language=itext.default,
    )


def _paths(element, path):
    """(path, element) of the root and all below it; of a repeat its template alone."""
    yield path, element
    seen = set()
    for child in element:
        name = _name(child)
        if name not in seen:
            seen.add(name)
            yield from _paths(child, f"{path}/{name}")


def _field(path, element, bind, controls, itext):
    control = controls.get(path)
    tag = "" if control is None else _name(control)
    asked = {} if bind is None else bind.attrib
    what = REPEAT if tag == "repeat" else GROUP if len(element) or tag == "group" else QUESTION
    return Field(
        path=path,
        what=what,
        kind=asked.get("type", "string"),
        control=tag if tag in _CONTROLS else "",
        count=control.get(f"{_JR}count", "") if what == REPEAT else "",
        default=(element.text or "").strip() if what == QUESTION else "",
        preload=asked.get(f"{_JR}preload", ""),
        choices=_choices(control) if what == QUESTION else None,
        label=_worded(control, "label", itext),
        hint=_worded(control, "hint", itext),
        constraint_message=itext.of(asked.get(f"{_JR}constraintMsg", "")),
        required_message=itext.of(asked.get(f"{_JR}requiredMsg", "")),
        **{
            name: asked.get(name, "").strip()
            for name in ("relevant", "calculate", "constraint", "required", "readonly")
        },
    )


def _controls(body):
    """Path → the element that asks for it; a repeat stands before the group around it."""
    found = {}
    for element in body.iter():
        tag = _name(element)
        path = element.get("nodeset") if tag == "repeat" else element.get("ref")
        if path and (tag in _CONTROLS or tag in ("group", "repeat")):
            if tag == "repeat" and path in found:
                # The words of a repeat stand at the group that holds it.
                element.extend(found[path].findall(f"{_XF}label"))
            if tag != "group" or path not in found:
                found[path] = element
    return found


def _choices(control):
    itemset = None if control is None else control.find(f"{_XF}itemset")
    if itemset is None:
        return None
    label = itemset.find(f"{_XF}label").get("ref")
    is_translated = label.startswith("jr:itext(")
    return Choices(
        nodes=itemset.get("nodeset"),
        value=itemset.find(f"{_XF}value").get("ref"),
        label=label.removeprefix("jr:itext(").removesuffix(")") if is_translated else label,
        is_translated=is_translated,
    )


def _worded(control, part, itext):
    element = None if control is None else control.find(f"{_XF}{part}")
    if element is None:
        return {}
    if element.get("ref"):
        return itext.of(element.get("ref"))
    return {itext.default: _parts(element)}


def _parts(element):
    """The texts of an element, and the expressions whose values stand between them."""
    parts = [element.text or ""]
    for child in element:
        if _name(child) == "output":
            parts.append(Output(child.get("value", child.get("ref", "")).strip()))
        parts.append(child.tail or "")
    return tuple(part for part in parts if part)


class _Itext:
    """The translated words of a form: id → language → parts."""

    def __init__(self, element):
        self.words, self.languages, self.default = {}, (), _OWN
        for translation in () if element is None else element:
            language = translation.get("lang")
            self.languages += (language,)
            if translation.get("default") or self.default == _OWN:
                self.default = language
            for text in translation:
                value = next((each for each in text if not each.get("form")), None)
                if value is not None:
                    self.words.setdefault(text.get("id"), {})[language] = _parts(value)

    def of(self, reference):
        """The words that a reference (jr:itext('id')) leads to, or the reference itself."""
        if reference.startswith("jr:itext("):
            return self.words.get(reference.removeprefix("jr:itext('").removesuffix("')"), {})
        return {self.default: (reference,)} if reference else {}


def _list(instance):
    """The root of a list, with its items and what each of those says."""
    return _as_node(instance[0])


def _as_node(element):
    node = Node(_name(element), "", value=(element.text or "").strip())
    for child in element:
        node.add(_as_node(child))
    return node


def _name(element):
    return element.tag.rpartition("}")[2]
