"""What a clerk does, one function each. The face of the library for the interface and the command line.

Functions here sequence calls to the rooms below and decide nothing. Those that change a meeting and
store nothing take and return values; those that store say so.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from council_core.house import Due
    from council_core.rules import (
        Standing,
        add_note,
        confirm_record,
        finish_draft,
        fiscal_year,
        hold_meeting,
        next_steps,
        notify_members,
        open_replies,
        publish_record,
        record_reply,
        reopen_draft,
        send_draft,
        settle_correction,
        silent_members,
    )
    from council_core.secretariat.councils import (
        Adoption,
        adopt_roster,
        compare_attendance,
        compare_roster,
        new_council,
        read_roster,
        roster_data,
    )
    from council_core.secretariat.desk import (
        Opened,
        OpenedCouncil,
        find_council,
        open_council,
        open_meeting,
        save_council,
        save_meeting,
    )
    from council_core.secretariat.documents import issue_documents, write_documents
    from council_core.secretariat.editing import add, fields_at, make, move, put, remove, step_of, value_at
    from council_core.secretariat.fields import (
        Field,
        Kind,
        fields_of_record,
        named,
        parse_value,
        shown_value,
        typed_value,
    )
    from council_core.secretariat.houses import check_house, house_names, new_house
    from council_core.secretariat.minutes import doubts_about, issue_minutes, write_minutes
    from council_core.secretariat.past import SaveTold, history, look_back, redo, undo
    from council_core.secretariat.planning import plan_meeting, proposed_items, store_plan
    from council_core.secretariat.promises import FollowUpLine, follow_ups, settle_follow_up
    from council_core.secretariat.reports import Report, compose_report, report_data, write_report
    from council_core.secretariat.said import event_text, speaker_label
    from council_core.secretariat.sample import sample_register
    from council_core.secretariat.stages import all_due, due_data, due_of, stage_data, take_step
    from council_core.secretariat.transfer import (
        Transfer,
        as_json,
        compare_documents,
        export,
        take_over,
    )
    from council_core.secretariat.view import (
        Overview,
        Tally,
        overview,
        overview_data,
        tallies,
        tally_data,
    )
    from council_core.secretariat.work import cast_ballot, mark_presence, recuse
    from council_core.store import Author, Found, MeetingLine, Place, Register, Stored, find
    from council_core.tables import NEW, Question, RosterRead

_HOMES: Final = {
    "council_core.secretariat.councils": (
        "Adoption",
        "adopt_roster",
        "compare_attendance",
        "compare_roster",
        "read_roster",
        "roster_data",
        "new_council",
    ),
    "council_core.secretariat.desk": (
        "Opened",
        "OpenedCouncil",
        "find_council",
        "open_council",
        "open_meeting",
        "save_council",
        "save_meeting",
    ),
    "council_core.secretariat.documents": ("issue_documents", "write_documents"),
    "council_core.secretariat.editing": (
        "add",
        "fields_at",
        "make",
        "move",
        "put",
        "remove",
        "step_of",
        "value_at",
    ),
    "council_core.secretariat.fields": (
        "Field",
        "Kind",
        "fields_of_record",
        "named",
        "parse_value",
        "shown_value",
        "typed_value",
    ),
    "council_core.secretariat.houses": ("check_house", "house_names", "new_house"),
    "council_core.secretariat.minutes": ("doubts_about", "issue_minutes", "write_minutes"),
    "council_core.secretariat.past": ("SaveTold", "history", "look_back", "redo", "undo"),
    "council_core.secretariat.planning": ("plan_meeting", "proposed_items", "store_plan"),
    "council_core.secretariat.promises": ("FollowUpLine", "follow_ups", "settle_follow_up"),
    "council_core.secretariat.reports": ("Report", "compose_report", "report_data", "write_report"),
    "council_core.secretariat.said": ("event_text", "speaker_label"),
    "council_core.secretariat.sample": ("sample_register",),
    "council_core.secretariat.stages": ("all_due", "due_data", "due_of", "stage_data", "take_step"),
    "council_core.secretariat.transfer": (
        "Transfer",
        "as_json",
        "compare_documents",
        "export",
        "take_over",
    ),
    "council_core.secretariat.view": (
        "Overview",
        "Tally",
        "overview",
        "overview_data",
        "tallies",
        "tally_data",
    ),
    "council_core.secretariat.work": ("cast_ballot", "mark_presence", "recuse"),
    "council_core.house": ("Due",),
    "council_core.rules": (
        "Standing",
        "add_note",
        "confirm_record",
        "finish_draft",
        "hold_meeting",
        "next_steps",
        "notify_members",
        "open_replies",
        "publish_record",
        "record_reply",
        "reopen_draft",
        "send_draft",
        "settle_correction",
        "silent_members",
        "fiscal_year",
    ),
    "council_core.store": ("Author", "MeetingLine", "Register", "Found", "Place", "Stored", "find"),
    "council_core.tables": ("NEW", "Question", "RosterRead"),
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "NEW",
    "Adoption",
    "Author",
    "Due",
    "Field",
    "FollowUpLine",
    "Found",
    "Kind",
    "MeetingLine",
    "Opened",
    "OpenedCouncil",
    "Overview",
    "Place",
    "Question",
    "Register",
    "Report",
    "RosterRead",
    "SaveTold",
    "Standing",
    "Stored",
    "Tally",
    "Transfer",
    "add",
    "add_note",
    "adopt_roster",
    "all_due",
    "as_json",
    "cast_ballot",
    "check_house",
    "compare_attendance",
    "compare_documents",
    "compare_roster",
    "compose_report",
    "confirm_record",
    "doubts_about",
    "due_data",
    "due_of",
    "event_text",
    "export",
    "fields_at",
    "fields_of_record",
    "find",
    "find_council",
    "finish_draft",
    "fiscal_year",
    "follow_ups",
    "history",
    "hold_meeting",
    "house_names",
    "issue_documents",
    "issue_minutes",
    "look_back",
    "make",
    "mark_presence",
    "move",
    "named",
    "new_council",
    "new_house",
    "next_steps",
    "notify_members",
    "open_council",
    "open_meeting",
    "open_replies",
    "overview",
    "overview_data",
    "parse_value",
    "plan_meeting",
    "proposed_items",
    "publish_record",
    "put",
    "read_roster",
    "record_reply",
    "recuse",
    "redo",
    "remove",
    "reopen_draft",
    "report_data",
    "roster_data",
    "sample_register",
    "save_council",
    "save_meeting",
    "send_draft",
    "settle_correction",
    "settle_follow_up",
    "shown_value",
    "silent_members",
    "speaker_label",
    "stage_data",
    "step_of",
    "store_plan",
    "take_over",
    "take_step",
    "tallies",
    "tally_data",
    "typed_value",
    "undo",
    "value_at",
    "write_documents",
    "write_minutes",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if home := _HOME_OF.get(name):
        return getattr(import_module(home), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
