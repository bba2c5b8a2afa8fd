"""Templates of houses: sandboxed Jinja2 whose text is the markup, rendered to a tree of blocks.

A template can format what it is given and nothing else. Nothing that it is given becomes markup: tags are told
from text when the template is compiled, before there is any data.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from council_core.errors import WrongTemplate
from council_core.house import House, house_templates
from council_core.minutes.writer.markup import Fault
from council_core.minutes.writer.said import bracketed, ending, marked, starting
from council_core.minutes.writer.source import Source
from council_core.minutes.writer.tree import Marks, Tree, grow
from council_core.minutes.writer.view import KNOWN, View, runs
from council_core.minutes.writer.word.paper import finalize
from council_core.model import Event, Note, Speech

if TYPE_CHECKING:
    from jinja2 import Environment, nodes
    from jinja2.lexer import Token, TokenStream

__all__ = ["Templates", "templates_of"]

_NO_FIELD: Final = re.compile(r"has no attribute '(?P<name>\w+)'")
_FILTERS: Final = (
    *("abs", "batch", "count", "default", "first", "groupby", "int", "join", "last", "length", "list", "map"),
    *("max", "min", "reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr", "slice"),
    *("sort", "string", "sum", "trim", "unique"),
)


class Templates:
    """The templates of one house, and the plain ones behind them; compiled at first use."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.marks = Marks()
        self._environment = _environment(house, lambda stream: _compiled(stream, self))

    def render(self, kind: str, view: View) -> Tree:
        """Return the blocks of a document.

        Raises:
            WrongTemplate: the template cannot be rendered; names file and line.
        """
        try:
            template = self._environment.get_template(f"{kind}.j2")
            rendered = template.render(
                meeting=view.meeting, council=view.council, house=self.house, view=view
            )
            return grow(rendered, self.marks)
        except Fault as fault:
            place = getattr(fault, "__notes__", [f"{house_templates(self.house)[0] / kind}.j2:1"])[0]
            raise WrongTemplate(Path(place), str(fault)) from fault
        except Exception as error:  # a template can go wrong in any way, and its writer wants the line
            raise WrongTemplate(Path(_place(error, self.house, kind)), _told(error)) from error

    @cached_property
    def word(self) -> "Environment":
        """The same sandbox for templates that are Word files: their text is Word's, and stays as it is."""
        return _environment(
            self.house,
            lambda stream: _styled(stream, self.house),
            loader=None,  # they take in no others: those are markup
            autoescape=True,
            finalize=finalize,
        )

    def faults(self, path: Path) -> Iterator[WrongTemplate]:
        """Yield what is wrong in the source of a template, without rendering it."""
        from jinja2 import TemplateSyntaxError

        try:
            self._environment.compile(path.read_text("utf-8"), path.name, str(path))
        except TemplateSyntaxError as error:
            for line, told in getattr(error, "faults", [(error.lineno, error.message)]):
                yield WrongTemplate(Path(f"{path}:{line}"), told or "")
        except (OSError, UnicodeDecodeError) as error:
            yield WrongTemplate(path, str(error))


@lru_cache(maxsize=8)  # houses are told apart by identity: one that is loaded anew is read anew
def templates_of(house: House) -> Templates:
    """Return the templates of a house, those of before if it is the same one."""
    return Templates(house)


def _place(error: BaseException, house: House, kind: str) -> str:
    """Return the file and the line of a template at which it went wrong (`mihon/minutes.j2:3`)."""
    name, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            name, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return f"{name or house_templates(house)[0] / f'{kind}.j2'}:{line or 1}"


def _told(error: BaseException) -> str:
    if isinstance(error, KeyError):
        return f"unknown: {error}"
    if field := _NO_FIELD.search(str(error)):
        return f"unknown field: {field['name']}"
    return str(error) or type(error).__name__


def _environment(
    house: House, compiled: "Callable[[TokenStream], Iterator[Token]]", **options: Any
) -> "Environment":
    """Return the sandbox; `compiled` says what the words of a template become."""
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, pass_context
    from jinja2.compiler import CodeGenerator
    from jinja2.exceptions import SecurityError
    from jinja2.ext import Extension
    from jinja2.filters import FILTERS
    from jinja2.runtime import Macro
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    folders = house_templates(house)

    class Generator(CodeGenerator):
        """Takes a field of ours without a detour: what these names may be of, a template may see."""

        def visit_Getattr(self, node: "nodes.Getattr", frame: Any) -> None:  # noqa: N802 -- Jinja2's name
            if node.attr in KNOWN:
                self.write("(")
                self.visit(node.node, frame)
                self.write(f").{node.attr}")
            else:
                super().visit_Getattr(node, frame)

    class Markup(Extension):
        """Compiles the text of templates."""

        def filter_stream(self, stream: "TokenStream") -> "Iterator[Token]":
            return compiled(stream)

    class Sandbox(ImmutableSandboxedEnvironment):
        """A sandbox in which nothing can be made very long by a small word."""

        code_generator_class = Generator
        intercepted_binops = frozenset({"*", "**"})

        def call(self, context: Any, called: Any, *values: Any, **named: Any) -> Any:
            if type(called) is not Macro:
                return super().call(context, called, *values, **named)
            named.pop("_loop_vars", None)
            named.pop("_block_vars", None)
            return called(*values, **named)  # a macro asks nothing of the context: no need to look what it is

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if operator == "**" or not all(isinstance(side, int | float) for side in (left, right)):
                message = f"{operator} is for numbers"
                raise SecurityError(message)
            return super().call_binop(context, operator, left, right)

    plain = PrefixLoader({"plain": FileSystemLoader(folders[-1])})
    made = Sandbox(
        extensions=[Markup],
        undefined=StrictUndefined,
        auto_reload=False,
        **{
            "loader": ChoiceLoader([*map(FileSystemLoader, folders), plain]),
            "autoescape": False,  # tags are told from text by marks that no text can hold (tree.py)
            **options,
        },
    )

    @pass_context
    def needed(context: Any, value: Any, key: str) -> Any:
        """Return a value; where there is none, an empty place for it, and the record lacks it."""
        return context["view"].needed(value, key)

    made.filters = {name: FILTERS[name] for name in _FILTERS} | {
        "day": house.day,
        "date": house.date,
        "time": house.time,
        "word": house.word,
        "label": house.label,
        "number": house.number,
        "styled": house.styled,
        "needed": needed,
        "runs": runs,
        "starting": starting,
        "ending": ending,
        "marked": marked,
        "bracketed": bracketed,
    }
    made.tests |= {
        "speech": lambda entry: isinstance(entry, Speech),
        "event": lambda entry: isinstance(entry, Event),
        "note": lambda entry: isinstance(entry, Note),
        "date": lambda value: isinstance(value, datetime.date),
    }
    return made


def _styled(stream: "TokenStream", house: House) -> "Iterator[Token]":
    """Yield the tokens of a template with the house's stops and brackets in what its fields add."""
    from jinja2.lexer import Token

    for token in stream:
        told = house.styled(token.value) if token.type == "string" else token.value
        yield Token(token.lineno, token.type, told)


def _compiled(stream: "TokenStream", templates: Templates) -> "Iterator[Token]":
    """Yield the tokens of a template with its text compiled."""
    from jinja2 import TemplateSyntaxError
    from jinja2.lexer import Token

    house, place = templates.house, str(stream.filename or stream.name)
    source = Source(place, templates.marks, lambda text: house.number(house.styled(text)))
    for token in stream:
        if token.type == "data":
            if text := source.compiled(token.value, token.lineno):
                yield Token(token.lineno, "data", text)
        elif token.type == "string":
            yield Token(token.lineno, "string", house.styled(token.value))
        else:
            if token.type == "variable_begin":
                source.value(token.lineno)
            elif token.type == "block_begin":
                source.statement(token.lineno)
            yield token
    source.end()
    if source.faults:
        line, told = source.faults[0]
        error = TemplateSyntaxError(told, line, stream.name, stream.filename)
        error.faults = source.faults  # type: ignore[attr-defined]
        raise error
