"""Which cells of a table are hidden, so that nobody is recognised in a small number.

Primary: a count below the limit, zero included, since "none" can say as much about everybody of a
row as a name does. Complementary: where a line of addends and their total would give a hidden cell
away by subtraction, its smallest other cell is hidden too. Until the tables get a method of their
own, this is the whole rule: each line is looked at by itself.

Cell suppression as in Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
"""

BELOW = 10


def hide(cells, lines, *, below=BELOW):
    """The keys of the cells to hide, primary and complementary alike.

    `cells` maps keys to counts; each of `lines` is the keys of some addends and of their total.
    Afterwards no shown cell is below the limit, and no line has exactly one hidden cell or hidden
    addends that can only all be zero. Ties are broken by key, so the same table is hidden alike.

    >>> cells = {"women": 40, "men": 4, "boys": 25, "all": 69}
    >>> sorted(hide(cells, [("women", "men", "boys", "all")]))
    ['boys', 'men']
    """
    hidden = {key for key, count in cells.items() if count < below}
    waiting = sorted((tuple(sorted(line, key=str)) for line in lines), key=str)
    lines_of = _lines_by_cell(waiting)
    while waiting:
        line = waiting.pop()
        if _gives_away(line, cells, hidden):
            smallest = min(
                (key for key in line if key not in hidden), key=lambda key: (cells[key], str(key))
            )
            hidden.add(smallest)
            waiting += lines_of[smallest]
    return hidden


def _lines_by_cell(lines):
    found = {}
    for line in lines:
        for key in line:
            found.setdefault(key, []).append(line)
    return found


def _gives_away(line, cells, hidden):
    """Whether the shown cells of a line tell a hidden one exactly."""
    secret = [key for key in line if key in hidden]
    if not secret or len(secret) == len(line):
        return False
    return len(secret) == 1 or not any(cells[key] for key in secret)
