"""What a clerk does, one function each. The face of the library for the interface and the command line.

Functions here sequence calls to the rooms below and decide nothing. Those that change a meeting and
store nothing take and return values; those that store say so.
"""

from typing import TYPE_CHECKING, Final

from council_core.late import late

if TYPE_CHECKING:  # each name `as` itself: it is given on to who imports it from here
    from council_core.changes import place_of as place_of
    from council_core.house import Due as Due, House as House
    from council_core.rules import (
        QuorumFound as QuorumFound,
        Standing as Standing,
        add_note as add_note,
        confirm_record as confirm_record,
        finish_draft as finish_draft,
        hold_meeting as hold_meeting,
        next_steps as next_steps,
        notify_members as notify_members,
        open_replies as open_replies,
        publish_record as publish_record,
        record_reply as record_reply,
        reopen_draft as reopen_draft,
        send_draft as send_draft,
        settle_correction as settle_correction,
        silent_members as silent_members,
        time_after as time_after,
    )
    from council_core.secretariat.councils import (
        Adoption as Adoption,
        adopt_roster as adopt_roster,
        compare_attendance as compare_attendance,
        compare_roster as compare_roster,
        new_council as new_council,
        read_roster as read_roster,
        roster_data as roster_data,
        take_office as take_office,
    )
    from council_core.secretariat.desk import (
        Opened as Opened,
        OpenedCouncil as OpenedCouncil,
        council_house as council_house,
        find_council as find_council,
        open_council as open_council,
        open_meeting as open_meeting,
        save_council as save_council,
        save_meeting as save_meeting,
    )
    from council_core.secretariat.documents import (
        issue_documents as issue_documents,
        write_documents as write_documents,
    )
    from council_core.secretariat.editing import (
        add as add,
        fields_at as fields_at,
        make as make,
        move as move,
        put as put,
        remove as remove,
        step_of as step_of,
        value_at as value_at,
    )
    from council_core.secretariat.fields import (
        Field as Field,
        Kind as Kind,
        fields_of_record as fields_of_record,
        named as named,
        parse_value as parse_value,
        shown_value as shown_value,
        typed_value as typed_value,
    )
    from council_core.secretariat.houses import (
        check_house as check_house,
        house_names as house_names,
        new_house as new_house,
    )
    from council_core.secretariat.minutes import (
        doubts_about as doubts_about,
        issue_minutes as issue_minutes,
        write_minutes as write_minutes,
    )
    from council_core.secretariat.past import (
        SaveTold as SaveTold,
        history as history,
        look_back as look_back,
        redo as redo,
        undo as undo,
    )
    from council_core.secretariat.planning import (
        plan_meeting as plan_meeting,
        proposed_items as proposed_items,
        store_plan as store_plan,
    )
    from council_core.secretariat.proceeding import (
        AtTable as AtTable,
        ItemAt as ItemAt,
        Step as Step,
        StepKind as StepKind,
        arrive as arrive,
        asks_for_objections as asks_for_objections,
        at_table as at_table,
        begin_vote as begin_vote,
        cast_casting_vote as cast_casting_vote,
        declare as declare,
        depart as depart,
        elect as elect,
        insert_entry as insert_entry,
        is_told_at_table as is_told_at_table,
        next_step as next_step,
        note_objection as note_objection,
        quorum_now as quorum_now,
        recess_step as recess_step,
        recuse_from as recuse_from,
        rename_speaker as rename_speaker,
        revise_vote as revise_vote,
        ruling_of as ruling_of,
        set_method as set_method,
        settle_by_hands as settle_by_hands,
        show_hands as show_hands,
        speak as speak,
        steps as steps,
        steps_of as steps_of,
        take as take,
    )
    from council_core.secretariat.promises import (
        FollowUpLine as FollowUpLine,
        follow_ups as follow_ups,
        settle_follow_up as settle_follow_up,
    )
    from council_core.secretariat.reports import (
        Report as Report,
        compose_report as compose_report,
        report_data as report_data,
        write_report as write_report,
    )
    from council_core.secretariat.said import event_text as event_text, speaker_label as speaker_label
    from council_core.secretariat.sample import sample_register as sample_register
    from council_core.secretariat.stages import (
        all_due as all_due,
        due_data as due_data,
        due_of as due_of,
        next_due as next_due,
        stage_data as stage_data,
        take_step as take_step,
    )
    from council_core.secretariat.transfer import (
        Transfer as Transfer,
        as_json as as_json,
        compare_documents as compare_documents,
        export as export,
        take_over as take_over,
    )
    from council_core.secretariat.view import (
        Overview as Overview,
        Tally as Tally,
        find_tally as find_tally,
        overview as overview,
        overview_data as overview_data,
        tallies as tallies,
        tally_data as tally_data,
    )
    from council_core.secretariat.work import (
        cast_ballot as cast_ballot,
        mark_presence as mark_presence,
        recuse as recuse,
    )
    from council_core.store import (
        Author as Author,
        Found as Found,
        MeetingLine as MeetingLine,
        Place as Place,
        Register as Register,
        Stored as Stored,
        find as find,
    )
    from council_core.tables import NEW as NEW, Question as Question, RosterRead as RosterRead

_HOMES: Final = {
    "council_core.changes": ("place_of",),
    "council_core.secretariat.councils": (
        "Adoption",
        "adopt_roster",
        "compare_attendance",
        "compare_roster",
        "read_roster",
        "roster_data",
        "take_office",
        "new_council",
    ),
    "council_core.secretariat.desk": (
        "Opened",
        "OpenedCouncil",
        "council_house",
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
    "council_core.secretariat.proceeding": (
        "AtTable",
        "ItemAt",
        "Step",
        "StepKind",
        "arrive",
        "asks_for_objections",
        "at_table",
        "begin_vote",
        "cast_casting_vote",
        "declare",
        "depart",
        "elect",
        "insert_entry",
        "is_told_at_table",
        "next_step",
        "note_objection",
        "quorum_now",
        "recess_step",
        "recuse_from",
        "rename_speaker",
        "revise_vote",
        "ruling_of",
        "set_method",
        "settle_by_hands",
        "show_hands",
        "speak",
        "steps",
        "steps_of",
        "take",
    ),
    "council_core.secretariat.past": ("SaveTold", "history", "look_back", "redo", "undo"),
    "council_core.secretariat.planning": ("plan_meeting", "proposed_items", "store_plan"),
    "council_core.secretariat.promises": ("FollowUpLine", "follow_ups", "settle_follow_up"),
    "council_core.secretariat.reports": ("Report", "compose_report", "report_data", "write_report"),
    "council_core.secretariat.said": ("event_text", "speaker_label"),
    "council_core.secretariat.sample": ("sample_register",),
    "council_core.secretariat.stages": (
        "all_due",
        "due_data",
        "due_of",
        "next_due",
        "stage_data",
        "take_step",
    ),
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
        "find_tally",
        "overview",
        "overview_data",
        "tallies",
        "tally_data",
    ),
    "council_core.secretariat.work": ("cast_ballot", "mark_presence", "recuse"),
    "council_core.house": ("Due", "House"),
    "council_core.rules": (
        "QuorumFound",
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
        "time_after",
    ),
    "council_core.store": ("Author", "MeetingLine", "Register", "Found", "Place", "Stored", "find"),
    "council_core.tables": ("NEW", "Question", "RosterRead"),
}

__all__ = tuple(name for names in _HOMES.values() for name in names)

if not TYPE_CHECKING:  # a wrong name is for type checkers to find
    __getattr__ = late(__name__, _HOMES)
