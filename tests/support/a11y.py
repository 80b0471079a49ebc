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

import collections
import ctypes
import functools
import re
import subprocess
import time
import warnings

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

import a11y_tree  # noqa: E402

warnings.simplefilter('ignore', DeprecationWarning)

TIMEOUT = 10
PAUSE = 0.05
# The names of actions that do what a click on the widget would do.
CLICKS = ('click', 'activate', 'toggle', 'press', 'menu.popup-toggle')
# GTK gives these to every label and entry: noise in a dump.
# As the bus numbers them: places within a window.
WINDOW = 1
NOISE = re.compile(r'^(clipboard|selection|link|menu|list|listitem|text|misc|window|default)\.')
# Roles whose label is never one inside.
UNLABELLED = ('application', 'grouping', 'label', 'list', 'panel', 'scroll pane', 'table')
# What was found; a window of the display and its widget go together.
window_ids = {}
# Where it was clicked last, and when.
last_click = {}
WINDOWS = ('frame', 'window', 'dialog', 'alert')


Place = collections.namedtuple('Place', 'x y width height')


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
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline:
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
    told = a11y_tree.Application('org.a11y.atspi.Registry').call(
        a11y_tree.ROOT, a11y_tree.ACCESSIBLE, 'GetChildren').unpack()
    return [Node(a11y_tree.Application(name), path) for name, path in told]


def application(name, timeout=TIMEOUT):
    """Waits for the program of that name (as the process is called) and its first window."""
    def look():
        for node in applications():
            if node.own_name == name and node.children:
                return node
        return None

    return wait_until(look, timeout, f'application {name}')


class Announcements:
    """What programs say to a screen reader while this is entered, as the list "said"."""

    EVENT = 'object:announcement'

    def __init__(self):
        self.said = []
        self.bus = a11y_tree.bus()

    def _register(self, method, *parameters):
        self.bus.call_sync('org.a11y.atspi.Registry', '/org/a11y/atspi/registry',
                           'org.a11y.atspi.Registry', method, GLib.Variant(*parameters), None,
                           Gio.DBusCallFlags.NONE, -1, None)

    def _announced_cb(self, _bus, _sender, _path, _interface, _signal, parameters):
        self.said.append(parameters.unpack()[3])

    def __enter__(self):
        self.number = self.bus.signal_subscribe(
            None, 'org.a11y.atspi.Event.Object', 'Announcement', None, None,
            Gio.DBusSignalFlags.NONE, self._announced_cb)
        # GTK tells only where somebody listens.
        self._register('RegisterEvent', '(sass)', (self.EVENT, [], ''))
        return self

    def __exit__(self, *_error):
        self._register('DeregisterEvent', '(s)', (self.EVENT,))
        self.bus.signal_unsubscribe(self.number)


def matches(pattern, text):
    """A string matches itself, a compiled pattern what it finds, None everything."""
    if pattern is None:
        return True
    return bool(pattern.search(text)) if hasattr(pattern, 'search') else pattern == text


class Node:
    """A widget as assistive technology sees it.

    Each look at it asks anew; but what children, walk() and walk_showing() give is as it was at the
    moment of the walk, all of it at the same.
    """

    def __init__(self, app, path, seen=None):
        self.app = app
        self.path = path
        self._seen = seen

    def __eq__(self, other):
        return isinstance(other, Node) and (self.app.name, self.path) == (other.app.name, other.path)

    __hash__ = None

    def __repr__(self):
        return f'<{self.role} {self.name!r}>'

    def live(self):
        """The same widget, which asks anew."""
        return Node(self.app, self.path)

    def _call(self, interface, method, types=None, *values):
        answer = self.app.call(self.path, 'org.a11y.atspi.' + interface, method,
                               GLib.Variant(types, values) if types else None)
        return None if answer is None else answer.unpack()

    def _get(self, interface, name):
        return self.app.get(self.path, 'org.a11y.atspi.' + interface, name)

    @functools.cached_property
    def _interfaces(self):
        return {name.rsplit('.', 1)[1] for name in self._call('Accessible', 'GetInterfaces')}

    @functools.cached_property
    def accessible(self):
        """As libatspi has it, which finds it by going down to it."""
        desktop = Atspi.get_desktop(0)
        found = (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
        node = next(child for child in found if child and child.app.bus_name == self.app.name)
        # What GTK tells of changes is not always enough to keep a copy true: ask each time.
        node.set_cache_mask(Atspi.Cache.NONE)
        for path in a11y_tree.Tree(self.app).way(self.path)[1:]:
            found = (node.get_child_at_index(i) for i in range(node.get_child_count()))
            node = next(child for child in found if child and child.path == path)
        return node

    # --- What it is

    @property
    def role(self):
        if self._seen:
            return self._seen.role(self.path)
        return a11y_tree.role_name(self._call('Accessible', 'GetRole'))

    @property
    def own_name(self):
        if self._seen:
            return self._seen.name(self.path)
        return self._get('Accessible', 'Name')

    @property
    def name(self):
        """The name; where there is none, the one label inside.

        GTK 4.18 hides the labels of menu items: those are known by their order only.
        """
        own_name = self.own_name
        if own_name or self.role in WINDOWS + UNLABELLED:
            return own_name
        labels = [node.own_name for node in self.walk() if node.role == 'label' and node.own_name]
        return labels[0] if len(labels) == 1 else ''

    @property
    def description(self):
        if self._seen:
            return self._seen.description(self.path)
        return self._get('Accessible', 'Description')

    @property
    def states(self):
        if self._seen:
            return self._seen.states(self.path)
        return a11y_tree.state_names(*self._call('Accessible', 'GetState'))

    @property
    def showing(self):
        return 'showing' in self.states

    @property
    def text(self):
        """What the widget says, of its text where it has one."""
        if 'Text' not in self._interfaces:
            return self.own_name
        return self._call('Text', 'GetText', '(ii)', 0, self._get('Text', 'CharacterCount'))

    @property
    def actions(self):
        if 'Action' not in self._interfaces:
            return []
        # GetActions would give them all at once, translated.
        return [self._call('Action', 'GetName', '(i)', number)
                for number in range(self._get('Action', 'NActions'))]

    # --- Where it is

    @property
    def parent(self):
        if self._seen:
            path = self._seen.parent(self.path)
            return Node(self.app, path, self._seen) if path else None
        name, path = self._get('Accessible', 'Parent')
        return Node(self.app, path) if name == self.app.name else None

    @property
    def children(self):
        tree = self._seen or self._look()._seen
        return [Node(self.app, path, tree) for path in tree.children(self.path)]

    def _look(self):
        """This node as it is now."""
        if self._seen:
            return self
        tree = a11y_tree.Tree(self.app)
        if self.path not in tree.below:
            raise GLib.Error(f'{self.path} has gone')
        return Node(self.app, self.path, tree)

    def walk(self):
        """This node and all below it, in reading order."""
        node = self._look()
        yield node
        for child in node.children:
            yield from child.walk()

    def walk_showing(self):
        """This node and all below it that can be seen. What is hidden hides all that is in it."""
        node = self._look()
        yield node
        for child in node.children:
            if child.showing:
                yield from child.walk_showing()

    def ancestor(self, *roles):
        """The nearest node above that has one of the roles, or None."""
        node = self.parent
        while node and node.role not in roles:
            node = node.parent
        return node

    def _all(self, role, name, showing, state):
        top = self.live()
        for node in top.walk_showing() if showing else top.walk():
            # Whoever asks for no role finds the label itself.
            if (matches(role, node.role) and matches(name, node.name if role else node.own_name)
                    and (state is None or state in node.states)
                    and (node != self or not showing or node.showing)):
                yield node.live()

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
        place = self.place()
        outer = window.place()
        left, top = window_position(window_id(window))
        border = 0
        if window != self:
            inner = Node(self.app, window._call('Accessible', 'GetChildAtIndex', '(i)', 0)[1])
            border = max(0, (outer.width - inner.place().width) // 2)
        return (left + place.x - outer.x + border, top + place.y - outer.y + border,
                place.width, place.height)

    def place(self):
        """Its x, y, width and height within its window, as GTK has them."""
        return Place(*self._call('Component', 'GetExtents', '(u)', WINDOW))

    def character(self, offset):
        """The place within its window of a character of its text."""
        app = self.app
        answer = a11y_tree.bus().call_sync(
            app.name, self.path, 'org.a11y.atspi.Text', 'GetCharacterExtents',
            GLib.Variant('(iu)', (offset, WINDOW)), None, Gio.DBusCallFlags.NONE, -1, None)
        return Place(*answer.unpack())

    def click(self, times=1, button=1):
        """Clicks in its middle."""
        x, y, width, height = self.extents()
        if width <= 0 or height <= 0:
            raise AssertionError(f'{self!r} takes no room')
        click_at(x + width // 2, y + height // 2, times, button)

    def click_text(self, words):
        """Clicks on the first place where the words stand in its text."""
        offset = self.text.index(words) + len(words) // 2
        place = self.character(offset)
        own = self.place()
        x, y, _, _ = self.extents()
        click_at(x + place.x - own.x + place.width // 2, y + place.y - own.y + place.height // 2)

    def activate(self):
        """Does what a click does: by its action where it has one, by a click where not."""
        for number, action in enumerate(self.actions):
            if action in CLICKS:
                self._call('Action', 'DoAction', '(i)', number)
                return
        self.click()

    def do(self, action):
        """Does one of its actions by name."""
        self._call('Action', 'DoAction', '(i)', self.actions.index(action))

    def select(self, timeout=3):
        """Selects this row of a list; a click where the list cannot be asked to."""
        parent = self.parent
        if parent and 'Selection' in parent._interfaces:
            index = self._call('Accessible', 'GetIndexInParent')
            try:
                parent._call('Selection', 'SelectChild', '(i)', index)
                wait_until(lambda: 'selected' in self.live().states, timeout)
                return
            except (GLib.Error, NotFound):
                pass
        self.click()
        wait_until(lambda: 'selected' in self.live().states, timeout, f'{self!r} selected')

    def type(self, text):
        """Puts text into an entry, in place of what is there."""
        self._call('EditableText', 'SetTextContents', '(s)', text)

    def focus_window(self):
        """Gives the keyboard to the window that this is in. There is no window manager to do it."""
        self.press()

    def press(self, *keys):
        """Presses keys ("ctrl+f", "Return", as xdotool has them) in the window that this is in."""
        window = self if self.role in WINDOWS else self.ancestor(*WINDOWS)
        if self.role == 'application':
            window = self.find(role=re.compile('^(frame|window)$'))
        first = ['key', keys[0]] if keys else []
        run('xdotool', 'windowfocus', '--sync', window_id(window), *first)
        for key in keys[1:]:
            run('xdotool', 'key', key)


def window_id(window):
    """The X window of a frame."""
    name = window.app.name, window.path
    if name not in window_ids:
        window_ids[name] = find_window(window)
    return window_ids[name]


def find_window(window):
    name = '^' + re.escape(window.own_name).replace('\\ ', ' ') + '$'
    found = wait_until(lambda: visible_windows('--pid', str(window.app.process), '--name', name), 3,
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


def drag(start, end, arrived):
    """Drags from one place of the display to another, moves about there until that has arrived, and
    gives what arrived() gave; drop() ends it."""
    run('xdotool', 'mousemove', *map(str, start), 'mousedown', '1')
    for step in range(1, 11):
        run('xdotool', 'mousemove', *(str(a + (b - a) * step // 10)
                                                for a, b in zip(start, end)))
    offset = [0]

    def look():
        # A drag that began after the pointer had come to rest learns of nothing but what moves.
        offset[0] = 2 - offset[0]
        run('xdotool', 'mousemove', str(end[0] + offset[0]), str(end[1]))
        return arrived()

    return wait_until(look, 30, 'what is dragged over its place')


def drop():
    run('xdotool', 'mouseup', '1')


def click_at(x, y, times=1, button=1):
    """Clicks at a place of the display."""
    # What follows sooner in the same place counts as a double click.
    time.sleep(max(0, last_click.get((x, y), 0) + 0.6 - time.monotonic()))
    # To a pointer that is there already, --sync waits for seconds.
    run('xdotool', 'mousemove', str(x), str(y), 'click', '--repeat', str(times),
        '--delay', '50', str(button))
    last_click.clear()
    last_click[(x, y)] = time.monotonic()


def unfocus(frame):
    """Takes the keyboard from the window, as going to another program does. There is no window
    manager to do it."""
    x11 = ctypes.CDLL('libX11.so.6')
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    x11.XSetInputFocus(display, ctypes.c_ulong(0), 0, ctypes.c_ulong(0))
    x11.XCloseDisplay(display)
    wait_until(lambda: 'active' not in frame.states, what='the window without focus')
