"""The course as data: modules, objectives and questions, read from YAML and validated."""

from courseware.content.export import as_records
from courseware.content.loader import (
    Course,
    keyed,
    load_course,
    load_items,
    load_key,
    load_module,
)
from courseware.content.part import texts, translated
from courseware.content.schema import (
    Item,
    Key,
    Matching,
    Module,
    Multiple,
    Number,
    Numeric,
    Ordering,
    Single,
    Spans,
    Unit,
)

__all__ = [
    "Course",
    "Item",
    "Key",
    "Matching",
    "Module",
    "Multiple",
    "Number",
    "Numeric",
    "Ordering",
    "Single",
    "Spans",
    "Unit",
    "as_records",
    "keyed",
    "load_course",
    "load_items",
    "load_key",
    "load_module",
    "texts",
    "translated",
]
