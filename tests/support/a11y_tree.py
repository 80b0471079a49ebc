# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program says of all its widgets at one moment, by one call on the accessibility bus.

To ask widget by widget takes three calls for each, and a walk of some hundred widgets most of a
second; and what changes meanwhile is seen half before and half after.
"""

import functools
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROOT = '/org/a11y/atspi/accessible/root'
ACCESSIBLE = 'org.a11y.atspi.Accessible'
CACHE = '/org/a11y/atspi/cache'
TRIES = 50
# The fields of an item: reference, application, parent, index, number of children, interfaces, name,
# role, description, states.
REFERENCE, PARENT, INDEX, COUNT, NAME, ROLE, DESCRIPTION, STATES = 0, 2, 3, 4, 6, 7, 8, 9


@functools.cache
def bus():
    """The accessibility bus; libatspi keeps its own connection to itself."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None,
                                None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
    return Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
        | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)


@functools.cache
def role_name(number):
    return Atspi.role_get_name(Atspi.Role(number))


@functools.cache
def state_name(number):
    return Atspi.StateType(number).value_nick


def state_names(low, high):
    bits = low | high << 32
    return {state_name(number) for number in range(bits.bit_length()) if bits >> number & 1}


class Application:
    """A program on the accessibility bus."""

    def __init__(self, name):
        self.name = name

    def call(self, path, interface, method, parameters=None):
        """Calls a widget; gives the first thing that is answered, as it comes, or None."""
        answer = bus().call_sync(self.name, path, interface, method, parameters, None,
                                 Gio.DBusCallFlags.NONE, -1, None)
        return answer.get_child_value(0) if answer.n_children() else None

    def get(self, path, interface, name):
        """A property of a widget."""
        return self.call(path, 'org.freedesktop.DBus.Properties', 'Get',
                         GLib.Variant('(ss)', (interface, name))).unpack()

    @functools.cached_property
    def process(self):
        """The number of its process."""
        return bus().call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus',
                               'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                               GLib.Variant('(s)', (self.name,)), None, Gio.DBusCallFlags.NONE, -1,
                               None).unpack()[0]


class Tree:
    """The widgets of a program, by their paths on the bus."""

    def __init__(self, application):
        self.application = application
        for _ in range(TRIES):
            self._take()
            if self._order(ROOT):
                return
            time.sleep(0.005)
        raise GLib.Error('the program does not tell of all its widgets')

    def _field(self, path, number):
        return self.items[path].get_child_value(number).unpack()

    def _take(self):
        """Takes what is told."""
        items = self.application.call(CACHE, 'org.a11y.atspi.Cache', 'GetItems')
        self.items = {}
        self.placed = {}
        self.below = {}
        # To unpack all that is said takes longer than to be told it: only what is looked at.
        for item in map(items.get_child_value, range(items.n_children())):
            path = item.get_child_value(REFERENCE).get_child_value(1).get_string()
            parent = item.get_child_value(PARENT).get_child_value(1).get_string()
            index = item.get_child_value(INDEX).get_int32()
            self.items[path] = item
            self.placed.setdefault(parent, {}).setdefault(index, []).append(path)

    def _order(self, path):
        """Brings what is below a path into its order; False where not all of it was told."""
        count = self._field(path, COUNT)
        placed = self.placed.get(path, {})
        # Of the application itself GTK tells no number. What is not presented has a parent and a
        # place there too: either beyond the number, or one that another has.
        at_place = [placed.get(index, []) for index in range(count)]
        if path != ROOT and all(len(paths) == 1 for paths in at_place):
            children = [paths[0] for paths in at_place]
        else:
            children = self._ask(path)
        self.below[path] = children
        unknown = [child for child in children if child not in self.items]
        for child in unknown:
            self._wake(child)
        known = [self._order(child) for child in children if child in self.items]
        return not unknown and all(known)

    def _ask(self, path):
        children = self.application.call(path, ACCESSIBLE, 'GetChildren').unpack()
        return [child for _, child in children]

    def _wake(self, path):
        """GTK tells of a widget only after it was asked for once."""
        for child in self._ask(path):
            self._wake(child)

    def children(self, path):
        """The paths of what is in a widget, in reading order."""
        return self.below[path]

    def parent(self, path):
        """The path of what a widget is in, or None at the top."""
        parent = self._field(path, PARENT)[1]
        return parent if parent in self.items else None

    def name(self, path):
        return self._field(path, NAME)

    def description(self, path):
        return self._field(path, DESCRIPTION)

    def role(self, path):
        return role_name(self._field(path, ROLE))

    def states(self, path):
        return state_names(*self._field(path, STATES))

    def way(self, path):
        """The paths from the top to that one."""
        parent = self.parent(path)
        return (self.way(parent) if parent else []) + [path]
