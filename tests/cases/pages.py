"""Reading our pages as a browser does, and typing into their forms."""

from html.parser import HTMLParser

VOID = {"input", "link", "meta", "br", "hr", "img", "col", "source", "circle", "path"}
UNSENT = {"submit", "checkbox", "radio"}
# A block of data is no script.
DATA = {"application/json"}


ADD = "/admin/cases/household/add/"


class Page(HTMLParser):
    """A page: what its fields hold, the faults at them, its links, ids, words, what is inline."""

    def __init__(self, response, status=200):
        super().__init__()
        assert response.status_code == status, response.content[:2000].decode()
        self.values, self.faults = {}, {}
        self.ids, self.links, self.words, self.inline = set(), [], [], []
        self._open = []
        self.text = response.content.decode()
        self.feed(self.text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.ids.add(found.get("id"))
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        self._judge(tag, found)
        if not self._inside("template"):
            self._read_value(tag, found)
        if tag not in VOID:
            self._open.append((tag, found))

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        words = data.strip()
        if not words:
            return
        self.words.append(words)
        for tag, found in self._open:
            if tag == "ul" and (found.get("id") or "").endswith("_error"):
                field = found["id"].removeprefix("id_").removesuffix("_error")
                self.faults[field] = " ".join([*filter(None, [self.faults.get(field)]), words])

    def _judge(self, tag, found):
        """Note what a strict Content-Security-Policy would not run or show."""
        self.inline += [f"{tag} {name}" for name in found if name == "style" or name[:2] == "on"]
        script = tag == "script" and "src" not in found and found.get("type") not in DATA
        if script or tag == "style":
            self.inline.append(tag)

    def _read_value(self, tag, found):
        if tag == "input" and "name" in found and found.get("type") not in UNSENT:
            self.values[found["name"]] = found.get("value", "")
        if tag == "select":
            self.values.pop(found.get("name"), None)
        if tag == "option":
            # A browser sends the first choice of a list unless another is selected.
            open_lists = (select for opened, select in self._open if opened == "select")
            name = next(open_lists, {}).get("name")
            # What a list of suggestions holds is not sent.
            if name and (name not in self.values or "selected" in found):
                self.values[name] = found.get("value", "")

    def _inside(self, tag):
        return any(opened == tag for opened, _found in self._open)

    @property
    def summary(self):
        """Ids of the fields to which the list of faults leads."""
        return [link[1:] for link in self.links if link.startswith("#id_")]

    def says(self, words):
        """Whether the words stand on the page."""
        return words in " ".join(self.words)


def row(family="", given="", relationship="", sex="", born="", **others):
    """What is typed into one row of the members' table."""
    return {
        "number": "",
        "family_name": family,
        "given_name": given,
        "patronymic": "",
        "relationship": relationship,
        "sex": sex,
        "birth_date": born,
        "birth_precision": "",
    } | others


def table(*rows, initial=0, **others):
    """The members' table as a browser sends it."""
    sent = {
        "members-TOTAL_FORMS": str(len(rows)),
        "members-INITIAL_FORMS": str(initial),
        "members-MIN_NUM_FORMS": "0",
        "members-MAX_NUM_FORMS": "60",
    }
    for index, values in enumerate(rows):
        sent |= {f"members-{index}-{field}": value for field, value in values.items()}
    return sent | others


def registration(*rows, **others):
    """The registration page as a browser sends it: two people in Abovyan, from Askeran."""
    rows = rows or (
        row("Առուստամյան", "Օվիկ", "head", "male", "04.06.1967"),
        row("Առուստամյան", "Մանե", "child", "female", "31.01.2009"),
    )
    return {
        "place": "Abovyan",
        "address": "Shahumyan 14",
        "accommodation": "rented",
        "origin": "Askeran",
        "arrived_on": "28.09.2023",
        "declared_size": "2",
        "registered_at": "Kotayk (marz)",
    } | table(*rows, **others)


def typed_again(page, **changes):
    """What a browser sends when a page is saved with some fields changed."""
    kept = {name: value for name, value in page.values.items() if name not in ("q", "next")}
    return kept | changes


def action_address(target, slug):
    """The address of a page of a household or a person."""
    return f"/admin/cases/{target._meta.model_name}/{target}/{slug}/"
