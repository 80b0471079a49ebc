# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a test uses it: started, looked at and operated through the accessibility tree.

DIGESTS_APP is the program, DIGESTS_TEST_PUBLISHER the publisher on this machine; pictures go to
DIGESTS_PICTURES.
"""

import functools
import os
import re
import subprocess
import sys
import tempfile
import traceback

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))

# What the program must not warn of, the accessibility library in here does.
G_DEBUG = os.environ.pop('G_DEBUG', '')

import a11y  # noqa: E402
from gi.repository import GLib  # noqa: E402

# A program under a sanitizer is slow, and slower where it is looked at from outside.
wait_until = functools.partial(a11y.wait_until, timeout=30)
PICTURES = os.environ.get('DIGESTS_PICTURES', tempfile.gettempdir())
FOCUSABLE = {'button', 'toggle button', 'list item', 'text', 'entry', 'check box', 'link', 'menu item'}


class Window:
    """The program, started with a library of its own."""

    def __init__(self, folder, *arguments, origin_map='', env=None, own_library=True,
                 keep_settings=False):
        env = dict({**os.environ, 'GIO_USE_NETWORK_MONITOR': 'base', **(env or {})},
                   DIGESTS_ORIGIN_MAP=origin_map, G_DEBUG=G_DEBUG,
                   # GTK and the drivers keep things to the end; leaks are for the tests without a display.
                   ASAN_OPTIONS=os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0')
        if keep_settings:
            env.update(GSETTINGS_BACKEND='keyfile', XDG_CONFIG_HOME=os.path.join(folder, 'config'))
        library = ['--library', os.path.join(folder, 'library')] if own_library else []
        self.log = open(os.path.join(folder, 'log'), 'w+', encoding='utf-8')
        self.process = subprocess.Popen(
            [os.environ['DIGESTS_APP'], *library, *arguments], env=env, stderr=self.log)
        self.app = a11y.application('digests')
        self.frame = self.app.find(role='frame')

    def resize(self, width, height):
        """Gives the window a size, as a display of that size would."""
        a11y.run('xdotool', 'windowsize', '--sync', a11y.window_id(self.frame), str(width),
                 str(height))

    def rows(self, place):
        """The rows of one of the lists."""
        found = (self.app.find_all(role='list', name=place)
                 or self.app.find_all(role='list', name=place, showing=False))
        # The rows stand right in the list; what is in them need not be walked.
        return a11y.steadily(lambda: [node for node in found[0].children
                                      if node.role == 'list item']) if found else []

    def row(self, place, name):
        return wait_until(
            lambda: next((row.live() for row in self.rows(place) if a11y.matches(name, row.name)),
                         None),
            what=f'a row {name!r} in {place}')

    def open(self, place, name):
        """Goes to a row as a click does."""
        inner = next(node for node in self.row(place, name).walk() if 'row.activate' in node.actions)
        inner.do('row.activate')

    def choose(self, place, name, number):
        """Chooses from the menu of a row, by the order of what it offers: -1 is the last."""
        row = self.row(place, name)
        next(node for node in row.walk() if 'row.menu' in node.actions).do('row.menu')
        self.choose_open(number)

    def menu(self):
        """The lines of the menu that is open, as they are at this moment."""
        return a11y.steadily(lambda: [node for node in self.app.walk_showing()
                                      if node.role == 'menu item'])

    def choose_open(self, number):
        """Chooses from the menu that is open. A pointer would need to know where that is."""
        before = [[]]

        def focused():
            return next((i for i, item in enumerate(self.menu()) if 'focused' in item.states), -1)

        def look():
            items = self.menu()
            still = items and items == before[0]
            before[0] = items
            if not still:  # one menu slides in, another out
                return False
            at = focused()
            if at == number % len(items):
                return True
            # One step at a time: what is pressed before the menu has the keyboard goes elsewhere.
            self.frame.press('Down')
            try:
                a11y.wait_until(lambda: focused() != at, 1)
            except a11y.NotFound:
                pass
            return False

        wait_until(look, what=f'line {number} of a menu')
        self.frame.press('Return')

    def text(self, words):
        """Waits for the text of the reader that says these words."""
        def look():
            return next((node.text for node in self.app.find_all(role='text')
                         if 'read-only' in node.states and words in node.text), None)
        return wait_until(look, what=f'a text with {words!r}')

    def add(self, address):
        self.app.find(role='button', name=re.compile('^Add')).activate()
        entry = self.app.find(role='text', name=re.compile('^Address'))
        entry.type(address)
        self.app.find(role='button', name='Add', state='sensitive').activate()

    def undo(self, words):
        """Takes back what a toast tells of. Where one comes in place of another, there are two."""
        def look():
            return next((button for toast in self.app.find_all(role='alert')
                         if toast.find_all(name=re.compile(words))
                         for button in toast.find_all(role='button', name='Undo')), None)
        wait_until(look, what=f'what undoes {words!r}').activate()

    def report(self):
        picture('failed')
        try:
            print('# ' + self.app.dump().replace('\n', '\n# '), flush=True)
        except GLib.Error as error:
            print(f'# the window is gone: {error}', flush=True)

    def __enter__(self):
        return self

    def __exit__(self, kind, _error, _trace):
        try:
            if kind:
                self.report()
        finally:
            self.process.terminate()
            status = self.process.wait(timeout=20)
        self.log.seek(0)
        log = self.log.read()
        self.log.close()
        if kind:
            print(f'# it ended with {status} and said: ' + log.replace('\n', '\n# '), flush=True)
            return
        check(status == 0, f'the program ends well: {status}\n{log}')
        check('CRITICAL' not in log and 'WARNING' not in log, f'nothing is complained about:\n{log}')


def check(condition, what):
    if not condition:
        raise AssertionError(what)


def picture(name):
    os.makedirs(PICTURES, exist_ok=True)
    a11y.screenshot(os.path.join(PICTURES, name + '.png'))


def describe(node):
    """Where a node stands, by the nearest names above it."""
    names = []
    while node and len(names) < 3:
        names += [f'{node.role} {node.own_name!r}'] if node.own_name or not names else []
        node = node.parent
    return ' in '.join(names)


def check_names(window, where):
    """No control that the keyboard can reach is without a name."""
    def look():
        return [describe(node) for node in window.app.walk()
                if node.role in FOCUSABLE and 'focusable' in node.states and node.showing
                and not node.name] or ['']

    # The tree may change while it is walked.
    nameless = wait_until(look, what='a look at every control')
    check(nameless == [''], f'{where}: without a name: {nameless}')


def run_tests(names):
    """Runs what is called test_ among the names of a file; returns its exit status."""
    tests = [(name, function) for name, function in sorted(names.items())
             if name.startswith('test_')]
    failed = 0
    print(f'1..{len(tests)}')
    for number, (name, function) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory(prefix='digests-window-') as folder:
            try:
                skipped = function(folder)
                print(f'ok {number} {name}' + (f' # SKIP {skipped}' if skipped else ''), flush=True)
            except Exception:  # noqa: BLE001
                failed += 1
                print(f'not ok {number} {name}', flush=True)
                print('# ' + traceback.format_exc().replace('\n', '\n# '), flush=True)
    return 1 if failed else 0
