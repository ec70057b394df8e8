"""The course as data: modules, objectives and questions, read from YAML and validated."""

from courseware.content.activities import (
    Activity,
    CardActivity,
    FunnelActivity,
    MessageActivity,
    NeedsMapActivity,
    WorkbenchActivity,
)
from courseware.content.export import as_records
from courseware.content.loader import (
    Course,
    keyed,
    load_activities,
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
    "Activity",
    "CardActivity",
    "Course",
    "FunnelActivity",
    "Item",
    "Key",
    "Matching",
    "MessageActivity",
    "Module",
    "Multiple",
    "NeedsMapActivity",
    "Number",
    "Numeric",
    "Ordering",
    "Single",
    "Spans",
    "Unit",
    "WorkbenchActivity",
    "as_records",
    "keyed",
    "load_activities",
    "load_course",
    "load_items",
    "load_key",
    "load_module",
    "texts",
    "translated",
]
