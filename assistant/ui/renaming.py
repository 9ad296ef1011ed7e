"""A new name for a department or a person, carried to everything that refers to it."""

from typing import Any

_Tree = dict[str, Any]


def rename_department(tree: _Tree, index: int, name: str) -> None:
    """Give ``tree["departments"][index]`` another name, and every mention of it."""
    old = tree["departments"][index]["name"]
    tree["departments"][index]["name"] = name
    if not old:
        return
    holders = [*tree["stakeholders"], *tree["terms"]]
    holders += [position for issue in tree["issues"] for position in issue["positions"]]
    holders += (tree["joint_kpi"] or {}).get("contributions", [])
    _replace(holders, "department", old, name)
    _replace([tree], "own_department", old, name)
    _replace(tree["private"]["trade_offs"]["preferences"], "department", old, name)


def rename_stakeholder(tree: _Tree, index: int, name: str) -> None:
    """Give ``tree["stakeholders"][index]`` another name, and every mention of it."""
    old = tree["stakeholders"][index]["name"]
    tree["stakeholders"][index]["name"] = name
    if not old:
        return
    meeting = tree["meeting"]
    meeting["attendees"] = [name if each == old else each for each in meeting["attendees"]]
    _replace(tree["issues"], "approver", old, name)
    _replace((tree["joint_kpi"] or {}).get("contributions", []), "data_owner", old, name)
    _replace(tree["private"]["objectors"], "stakeholder", old, name)


def rename_issue(tree: _Tree, index: int, name: str) -> None:
    """Give ``tree["issues"][index]`` another name, and every mention of it."""
    old = tree["issues"][index]["name"]
    tree["issues"][index]["name"] = name
    if not old:
        return
    notes = tree["private"]["trade_offs"]
    seen = [view for preference in notes["preferences"] for view in preference["issues"]]
    chosen = [choice for rule in notes["rules"] for choice in rule["choices"]]
    _replace([*tree["private"]["reservation_values"], *seen, *chosen], "issue", old, name)
    for rule in notes["rules"]:
        rule["issues"] = [name if each == old else each for each in rule["issues"]]
    for package in [notes["today"], *(preference["walk_away"] for preference in notes["preferences"])]:
        if old in package:
            package[name] = package.pop(old)


def _replace(holders: list[_Tree], field: str, old: str, new: str) -> None:
    for holder in holders:
        if holder[field] == old:
            holder[field] = new
