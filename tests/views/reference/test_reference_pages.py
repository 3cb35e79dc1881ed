"""The pages of the reference: which there are, and what they say of what they are made from."""

from __future__ import annotations

from milepost.derive.risks import risk_status
from milepost.exports.records import PlanData
from milepost.problems.register import CODES
from milepost.views.reference import ReferenceSource, reference_pages
from milepost.views.reference.commands import CommandReference
from milepost.views.reference.derived import DerivedValue, derived_view
from milepost.views.reference.fields import fields_view

COMMAND = CommandReference("go", "milepost go", "milepost go", "Goes.", (), (), "")


def paths(source: ReferenceSource) -> list[str]:
    return [page.path for page in reference_pages(source)]


def value(identifier: str) -> DerivedValue:
    values = (value for group in derived_view().groups for value in group.values)
    return next(value for value in values if value.id == identifier)


def test_every_page_has_a_path_of_its_own() -> None:
    found = paths(ReferenceSource(lambda: (COMMAND,), PlanData))
    assert len(found) == len(set(found))
    assert found[0] == "reference/index.html"
    assert {f"problems/{code}.html" for code in CODES} <= set(found)
    assert {"reference/commands.html", "reference/data.html"} <= set(found)


def test_what_is_not_handed_in_has_no_page() -> None:
    found = paths(ReferenceSource())
    assert "reference/commands.html" not in found
    assert "reference/data.html" not in found
    assert "reference/fields.html" in found


def test_a_docstring_is_cut_at_its_labels() -> None:
    exposure = value("exposure")
    assert exposure.function == "milepost.derive.risks.risk_status"
    assert exposure.summary == "Exposure and band of a risk."
    formula = exposure.parts[0]
    assert formula.label == "Formula"
    assert formula.text.startswith("Exposure = position of likelihood × position of impact")
    assert "Units:" in (risk_status.__doc__ or "")
    assert "Units" not in formula.text


def test_rules_of_health_stand_in_the_order_in_which_they_are_tried() -> None:
    rules = value("risk-health").rules
    assert [rule.name for rule in rules][:2] == ["risks-many-high", "risks-high"]
    assert [rule.mark.word for rule in rules][:2] == ["Off track", "At risk"]


def test_a_record_of_several_files_stands_once_at_the_end() -> None:
    sections = fields_view().sections
    holding = [
        part.id for part in sections for record in part.records if record.anchor == "evidence"
    ]
    assert holding == ["shared"]
    anchors = [record.anchor for part in sections for record in part.records]
    assert len(anchors) == len(set(anchors))
