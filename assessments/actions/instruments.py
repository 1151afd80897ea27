"""A questionnaire is uploaded, put in use, and retired; its words are never changed."""

from hashlib import sha256
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.history.writing import acted
from assessments import questionnaires
from assessments.choices import InstrumentKind, InstrumentState
from assessments.models import Instrument
from assessments.models.instrument import code_of

_FOLDER = Path(questionnaires.__file__).parent / "instruments"
SHIPPED = {
    InstrumentKind.RAPID: _FOLDER / "rapid.xlsx",
    InstrumentKind.MULTI_SECTOR: _FOLDER / "multi_sector.xlsx",
    InstrumentKind.LOCATION: _FOLDER / "location.xlsx",
}
SAID = {
    "no_version": _(
        "Say the version: the workbook has none (the column “version” of its sheet “settings”)."
    ),
    "in_use_already": _("This questionnaire is in use already."),
    "retired": _("It was retired. Upload it as a new version, if it is to be asked again."),
    "not_in_use": _("This questionnaire is not in use."),
    "before": _("The questionnaire of this kind that is in use was put in use after that day."),
}


@acted
def add_instrument(*, kind, workbook, file_name, at, version="", title="", by):
    """Keep a questionnaire that passed its trial; it is asked once it is put in use.

    `workbook` are the bytes of the file, `version` and `title` its own where they are "". Raises
    Refused with the faults of the workbook.
    """
    read = questionnaires.read(workbook, file_name)
    version = version or read.form.version
    _refuse_unless(version, "no_version")
    instrument = Instrument(
        code=code_of(kind, version),
        kind=kind,
        version=version,
        title=(title or read.form.title)[:200],
        languages=list(read.form.languages) or [read.form.default_language],
        questions=len(questionnaires.asked(read.form)),
        remarks=[questionnaires.told(remark) for remark in read.remarks],
        file_name=file_name[-200:],
        sha256=read.sha256,
        workbook=workbook,
        xform=read.xform,
        uploaded_by=by,
        uploaded_at=at,
    )
    return _save(instrument, force_insert=True)


@acted
def put_in_use(*, instrument, on, by):
    """Ask by it from that day on; the one of its kind that was in use is asked until then."""
    current, others = _locked(instrument)
    _refuse_unless(current.state != InstrumentState.IN_USE, "in_use_already")
    _refuse_unless(current.state != InstrumentState.RETIRED, "retired")
    for former in others:
        if former.state == InstrumentState.IN_USE:
            _refuse_unless(former.in_use_from <= on, "before")
            former.in_use_until = on
            _save(former)
    current.in_use_from = on
    return _save(current)


@acted
def retire(*, instrument, on, by):
    """Ask by it no more from that day on; what was answered under it stays as it is."""
    current, _others = _locked(instrument)
    _refuse_unless(current.state == InstrumentState.IN_USE, "not_in_use")
    current.in_use_until = max(on, current.in_use_from)
    return _save(current)


def add_shipped(*, on, at, by=None):
    """Keep the questionnaires that come with the system, and ask by each where none of its kind is.

    Those that are kept already stay as they are; returns the new ones.
    """
    return [
        added
        for kind, path in SHIPPED.items()
        if (added := _shipped(kind, path, on=on, at=at, by=by)) is not None
    ]


def _shipped(kind, path, *, on, at, by):
    workbook = path.read_bytes()
    if Instrument.objects.filter(kind=kind, sha256=sha256(workbook).hexdigest()).exists():
        return None
    added = add_instrument(kind=kind, workbook=workbook, file_name=path.name, at=at, by=by)
    if not Instrument.objects.filter(kind=kind, in_use_from__isnull=False).exists():
        added = put_in_use(instrument=added, on=on, by=by)
    return added


def _locked(instrument):
    """(it, the others of its kind), none of which anybody else puts in use meanwhile."""
    rows = Instrument.objects.light().select_for_update(no_key=True)
    of_kind = {each.pk: each for each in rows.filter(kind=instrument.kind).order_by("pk")}
    return of_kind.pop(instrument.pk), list(of_kind.values())


def _save(instrument, **how):
    """Every law of the row speaks with its own words, all at once."""
    instrument.full_clean(exclude=instrument.get_deferred_fields())
    instrument.save(**how)
    return instrument


def _refuse_unless(holds, code):
    if not holds:
        raise ValidationError(SAID[code], code=code)
