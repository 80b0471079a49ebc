# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sees and works a GTK 4 program as assistive technology does.

For programs that run inside virtual-display. What GTK offers to assistive technology is used where
there is something (actions, selections, text); for the rest a pointer and a keyboard are moved.

    app = a11y.application('digests')
    app.find(role='button', name='Refresh').activate()
    app.find(role='list item', name='Week 19').select()
    a11y.wait_until(lambda: app.find_all(role='label', name='Week 19'))
    print(app.dump())
"""

import ctypes
import re
import subprocess
import time
import warnings

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter('ignore', DeprecationWarning)

TIMEOUT = 10
PAUSE = 0.15
# The names of actions that do what a click on the widget would do.
CLICKS = ('click', 'activate', 'toggle', 'press', 'menu.popup-toggle')
# GTK gives these to every label and entry: noise in a dump.
NOISE = re.compile(r'^(clipboard|selection|link|menu|list|listitem|text|misc|window|default)\.')
# Roles whose label is never one inside.
UNLABELLED = ('application', 'grouping', 'label', 'list', 'panel', 'scroll pane', 'table')
WINDOWS = ('frame', 'window', 'dialog', 'alert')


class NotFound(AssertionError):
    """Something was waited for that did not come."""


def wait_until(predicate, timeout=TIMEOUT, what='the condition'):
    """Calls predicate until its result is true, and gives that; NotFound when time is over."""
    deadline = time.monotonic() + timeout
    while True:
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            result = predicate()
        except GLib.Error:  # a widget went away while it was looked at
            result = None
        if result:
            return result
        if time.monotonic() > deadline:
            raise NotFound(f'{what}: not within {timeout} s')
        time.sleep(PAUSE)


def steadily(look):
    """Looks again where a widget went away while it was looked at."""
    for _ in range(20):
        try:
            return look()
        except GLib.Error:
            time.sleep(PAUSE)
    return look()


def run(*command):
    """Runs a small program and gives what it printed."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=30).stdout


def screenshot(path):
    """Writes a picture of the whole display."""
    run('import', '-window', 'root', path)


def applications():
    """All programs that can be seen."""
    desktop = Atspi.get_desktop(0)
    found = (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
    return [child for child in found if child]


def application(name, timeout=TIMEOUT):
    """Waits for the program of that name (as the process is called) and its first window."""
    def look():
        for child in applications():
            if child.get_name() == name and child.get_child_count() > 0:
                return child
        return None

    found = wait_until(look, timeout, f'application {name}')
    # What GTK tells of changes is not always enough to keep a copy true: ask each time.
    found.set_cache_mask(Atspi.Cache.NONE)
    return Node(found)


def matches(pattern, text):
    """A string matches itself, a compiled pattern what it finds, None everything."""
    if pattern is None:
        return True
    return bool(pattern.search(text)) if hasattr(pattern, 'search') else pattern == text


class Node:
    """A widget as assistive technology sees it."""

    def __init__(self, accessible):
        self.accessible = accessible

    def __eq__(self, other):
        return isinstance(other, Node) and self.accessible == other.accessible

    __hash__ = None

    def __repr__(self):
        return f'<{self.role} {self.name!r}>'

    # --- What it is

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def own_name(self):
        return self.accessible.get_name() or ''

    @property
    def name(self):
        """The name; where there is none, the one label inside.

        GTK 4.18 hides the labels of menu items: those are known by their order only.
        """
        if self.own_name or self.role in WINDOWS + UNLABELLED:
            return self.own_name
        labels = [node.own_name for node in self.walk() if node.role == 'label' and node.own_name]
        return labels[0] if len(labels) == 1 else ''

    @property
    def description(self):
        return self.accessible.get_description() or ''

    @property
    def states(self):
        return {state.value_nick for state in self.accessible.get_state_set().get_states()}

    @property
    def showing(self):
        return 'showing' in self.states

    @property
    def text(self):
        """What the widget says, of its text where it has one."""
        if not self.accessible.get_text_iface():
            return self.own_name
        length = Atspi.Text.get_character_count(self.accessible)
        return Atspi.Text.get_text(self.accessible, 0, length)

    @property
    def actions(self):
        if not self.accessible.get_action_iface():
            return []
        count = Atspi.Action.get_n_actions(self.accessible)
        return [Atspi.Action.get_action_name(self.accessible, i) for i in range(count)]

    # --- Where it is

    @property
    def parent(self):
        found = self.accessible.get_parent()
        return Node(found) if found else None

    @property
    def children(self):
        found = (self.accessible.get_child_at_index(i)
                 for i in range(self.accessible.get_child_count()))
        return [Node(child) for child in found if child]

    def walk(self):
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def walk_showing(self):
        """This node and all below it that can be seen. What is hidden hides all that is in it."""
        yield self
        for child in self.children:
            if child.showing:
                yield from child.walk_showing()

    def ancestor(self, *roles):
        """The nearest node above that has one of the roles, or None."""
        node = self.parent
        while node and node.role not in roles:
            node = node.parent
        return node

    def _all(self, role, name, showing, state):
        for node in self.walk_showing() if showing else self.walk():
            # Whoever asks for no role finds the label itself.
            if (matches(role, node.role) and matches(name, node.name if role else node.own_name)
                    and (state is None or state in node.states)
                    and (node is not self or not showing or node.showing)):
                yield node

    def find_all(self, role=None, name=None, showing=True, state=None):
        """Every node below with that role and name (a string, or a compiled pattern), as a list."""
        return steadily(lambda: list(self._all(role, name, showing, state)))

    def find(self, role=None, name=None, timeout=TIMEOUT, showing=True, state=None):
        """Waits for the first node below with that role and name (a string, or a pattern)."""
        return wait_until(lambda: next(self._all(role, name, showing, state), None), timeout,
                          f'{role or "anything"} {name!r}')

    def dump(self, depth=99, noise=False):
        """The tree as indented text."""
        line = f'{self.role} {self.own_name!r}'
        said = self.text
        if said and said != self.own_name:
            line += f' text={said!r}'
        if self.description:
            line += f' description={self.description!r}'
        states = self.states - {'sensitive', 'showing', 'visible', 'focusable', 'selectable'}
        if 'showing' not in self.states:
            states.add('hidden')
        if 'sensitive' not in self.states and self.role != 'application':
            states.add('insensitive')
        if states:
            line += ' ' + ','.join(sorted(states))
        actions = [action for action in self.actions if noise or not NOISE.match(action)]
        if actions:
            line += ' [' + ' '.join(actions) + ']'
        lines = [line]
        if depth > 0:
            for child in self.children:
                lines += ['  ' + text for text in child.dump(depth - 1, noise).split('\n')]
        return '\n'.join(lines)

    # --- What can be done with it

    def extents(self):
        """x, y, width, height in pixels of the display.

        GTK knows places only within a window, and counts the window's own border into every one
        of them: it is taken out again here. A widget's padding it leaves out, so that an inner
        widget may lie a few pixels further right and down; a click in the middle hits all the same.
        """
        window = self if self.role in ('frame', 'window') else self.ancestor('frame', 'window')
        place = self.accessible.get_extents(Atspi.CoordType.WINDOW)
        outer = window.accessible.get_extents(Atspi.CoordType.WINDOW)
        left, top = window_position(window_id(window))
        border = 0
        if window != self and window.children:
            inner = window.children[0].accessible.get_extents(Atspi.CoordType.WINDOW)
            border = max(0, (outer.width - inner.width) // 2)
        return (left + place.x - outer.x + border, top + place.y - outer.y + border,
                place.width, place.height)

    def click(self, times=1, button=1):
        """Clicks in its middle."""
        x, y, width, height = self.extents()
        if width <= 0 or height <= 0:
            raise AssertionError(f'{self!r} takes no room')
        click_at(x + width // 2, y + height // 2, times, button)

    def click_text(self, words):
        """Clicks on the first place where the words stand in its text."""
        offset = self.text.index(words) + len(words) // 2
        place = Atspi.Text.get_character_extents(self.accessible, offset, Atspi.CoordType.WINDOW)
        own = self.accessible.get_extents(Atspi.CoordType.WINDOW)
        x, y, _, _ = self.extents()
        click_at(x + place.x - own.x + place.width // 2, y + place.y - own.y + place.height // 2)

    def activate(self):
        """Does what a click does: by its action where it has one, by a click where not."""
        for number, action in enumerate(self.actions):
            if action in CLICKS:
                Atspi.Action.do_action(self.accessible, number)
                return
        self.click()

    def do(self, action):
        """Does one of its actions by name."""
        Atspi.Action.do_action(self.accessible, self.actions.index(action))

    def select(self, timeout=3):
        """Selects this row of a list; a click where the list cannot be asked to."""
        parent = self.parent
        if parent and parent.accessible.get_selection_iface():
            index = self.accessible.get_index_in_parent()
            try:
                parent.accessible.select_child(index)
                wait_until(lambda: 'selected' in self.states, timeout)
                return
            except (GLib.Error, NotFound):
                pass
        self.click()
        wait_until(lambda: 'selected' in self.states, timeout, f'{self!r} selected')

    def type(self, text):
        """Puts text into an entry, in place of what is there."""
        Atspi.EditableText.set_text_contents(self.accessible, text)

    def focus_window(self):
        """Gives the keyboard to the window that this is in. There is no window manager to do it."""
        window = self if self.role in WINDOWS else self.ancestor(*WINDOWS)
        if self.role == 'application':
            window = self.find(role=re.compile('^(frame|window)$'))
        run('xdotool', 'windowfocus', '--sync', window_id(window))

    def press(self, *keys):
        """Presses keys ("ctrl+f", "Return", as xdotool has them) in the window that this is in."""
        self.focus_window()
        for key in keys:
            run('xdotool', 'key', key)


def window_id(window):
    """The X window of a frame."""
    pid = window.accessible.get_process_id()
    name = '^' + re.escape(window.own_name).replace('\\ ', ' ') + '$'
    found = wait_until(lambda: visible_windows('--pid', str(pid), '--name', name), 3,
                       f'the window {window.own_name!r} on the display')
    # Popovers and tooltips have the name of their window, and are smaller.
    return found[0] if len(found) == 1 else max(found, key=window_area)


def window_area(number):
    """How large an X window is, in pixels; one that has just gone has none."""
    result = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', number], check=False,
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                            timeout=30)
    sides = re.findall('^(?:WIDTH|HEIGHT)=([0-9]+)$', result.stdout, re.MULTILINE)
    return int(sides[0]) * int(sides[1]) if len(sides) == 2 else 0


def visible_windows(*search):
    """The X windows on the display that xdotool finds by all of these."""
    result = subprocess.run(['xdotool', 'search', '--onlyvisible', '--all', *search], check=False,
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                            timeout=30)
    return result.stdout.split()


def window_position(number):
    fields = dict(line.split('=', 1)
                  for line in run('xdotool', 'getwindowgeometry', '--shell', number).split())
    return int(fields['X']), int(fields['Y'])


def click_at(x, y, times=1, button=1):
    """Clicks at a place of the display."""
    run('xdotool', 'mousemove', '--sync', str(x), str(y))
    run('xdotool', 'click', '--repeat', str(times), '--delay', '50', str(button))


def unfocus(frame):
    """Takes the keyboard from the window, as going to another program does. There is no window
    manager to do it."""
    x11 = ctypes.CDLL('libX11.so.6')
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    x11.XSetInputFocus(display, ctypes.c_ulong(0), 0, ctypes.c_ulong(0))
    x11.XCloseDisplay(display)
    wait_until(lambda: 'active' not in frame.states, what='the window without focus')
