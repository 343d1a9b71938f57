"""What a floor never does: tables on floor 7, requests below it, rows of another location anywhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.walls.house import Module, on_floors

READS_NO_LOCATION = {
    "Authenticator": "belongs to the person, whatever the location; a library's table",
    "CalendarFeed": "found by its secret, which only its holders know, or listed with `.of(actor)`",
    "Business": "stands above all locations",
    "DownloadWork": "jobs and the clock tidy all locations; what people see begins at Download",
    "Location": "is the location itself",
    "Membership": "says which locations a person may enter at all",
    "Message": "may belong to no location; found by its key, which only its sender knows, or listed with `.of(actor)`",
    "Session": "belongs to the person, whatever the location; a library's table",
    "UserSession": "belongs to the person, whatever the location; a library's table",
    "User": "belongs to the business; what they may see is in their memberships",
}
WRITES_ITS_LOCATION = {"create", "bulk_create"}


def test_views_api_and_jobs_touch_no_table_and_save_nothing():
    found = [module.at(node) for module in on_floors(7) for node in _touches_of_tables(module)]

    assert found == []


def test_below_floor_seven_nobody_knows_a_request():
    found = [module.at(node) for module in on_floors(1, 2, 3, 4, 5, 6) for node in _requests(module)]

    assert found == []


def test_rows_are_read_through_the_location_of_the_actor():
    found = [
        f"{module.at(node)}: {ast.unparse(node)}"
        for module in on_floors(3, 4, 5, 6)
        for node in _unrestricted_reads(module)
    ]

    assert found == []


def test_each_operation_is_signed_by_an_actor():
    found = [
        f"{module.at(function)}: {function.name} {fault}"
        for module in on_floors(5)
        for function in module.tree.body
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_")
        for fault in _faults_of_operation(function)
    ]

    assert found == []


def _touches_of_tables(module: Module) -> Iterator[ast.expr]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "save"}:
            yield node
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("get_object_or_404", "get_list_or_404")):
            if isinstance(node.args[0], ast.Name) and node.args[0].id[0].isupper():
                yield node


def _requests(module: Module) -> Iterator[ast.expr | ast.arg]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name) and node.id in {"request", "HttpRequest", "DeskRequest"}:
            yield node
        if isinstance(node, ast.arg) and node.arg == "request":
            yield node


def _unrestricted_reads(module: Module) -> Iterator[ast.expr]:
    """Each `Model.objects` that is not followed by `.of(...)`, and does not write a new row."""
    followed = {
        id(node.func.value)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"of"} | WRITES_ITS_LOCATION
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in {"_default_manager", "_base_manager"}:
            yield node
        if isinstance(node, ast.Attribute) and node.attr == "objects" and id(node) not in followed:
            if ast.unparse(node.value) not in READS_NO_LOCATION:
                yield node


def _faults_of_operation(function: ast.FunctionDef) -> Iterator[str]:
    if "operation" not in [ast.unparse(decorator) for decorator in function.decorator_list]:
        yield "is not an @operation"
    if "actor" not in [argument.arg for argument in function.args.kwonlyargs]:
        yield "has no keyword-only actor"
    if not ast.get_docstring(function):
        yield "does not say what the caller may count on"
