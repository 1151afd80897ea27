"""The reports there are: each is a file here with a `REPORT`, and is found by being here."""

from importlib import import_module
from pkgutil import iter_modules

_modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]

REPORTS = {module.REPORT.name: module.REPORT for module in _modules}
