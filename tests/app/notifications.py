# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Services on the private bus that write down what the desktop is asked for, and the program as the
desktop starts it: under its name on the bus, with settings and a library in a folder of its own."""

import os
import sqlite3
import subprocess

import window

import a11y  # noqa: I100 (window has set the path)
from gi.repository import Gio, GLib

NAME = 'io.github.digests.Digests'
PATH = '/io/github/digests/Digests'

FREEDESKTOP = '''<node><interface name="org.freedesktop.Notifications">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="as" direction="in"/><arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
<arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>'''

PORTAL = '''<node><interface name="org.freedesktop.portal.Notification">
<method name="AddNotification"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/></method>
<method name="RemoveNotification"><arg type="s" direction="in"/></method>
<property name="version" type="u" access="read"/>
<property name="SupportedOptions" type="a{sv}" access="read"/>
</interface><interface name="org.freedesktop.portal.Background">
<method name="RequestBackground"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
<arg type="o" direction="out"/></method>
<property name="version" type="u" access="read"/>
</interface></node>'''

GNOME = '''<node><interface name="org.gtk.Notifications">
<method name="AddNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="a{sv}" direction="in"/></method>
<method name="RemoveNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/></method>
</interface></node>'''

SYSTEMD = '''<node><interface name="org.freedesktop.systemd1.Manager">
<method name="GetUnitFileState"><arg type="s" direction="in"/><arg type="s" direction="out"/></method>
<method name="EnableUnitFiles"><arg type="as" direction="in"/><arg type="b" direction="in"/>
<arg type="b" direction="in"/><arg type="b" direction="out"/><arg type="a(sss)" direction="out"/></method>
<method name="DisableUnitFiles"><arg type="as" direction="in"/><arg type="b" direction="in"/>
<arg type="a(sss)" direction="out"/></method>
<method name="Reload"/>
<method name="StartUnit"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="o" direction="out"/></method>
<method name="StopUnit"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="o" direction="out"/></method>
</interface></node>'''


class Service:
    """Something on the bus that writes calls down."""

    def __init__(self, name, path, description):
        self.path = path
        self.calls = []
        self.bus = Gio.DBusConnection.new_for_address_sync(
            os.environ['DBUS_SESSION_BUS_ADDRESS'],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        for interface in Gio.DBusNodeInfo.new_for_xml(description).interfaces:
            self.bus.register_object(path, interface, self._call, self._get, None)
        self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                           'RequestName', GLib.Variant('(su)', (name, 4)), None, 0, -1, None)

    def _call(self, _bus, sender, _path, interface, method, parameters, invocation):
        arguments = parameters.unpack()
        self.calls.append((method, arguments))
        answer = getattr(self, method, None)
        invocation.return_value(answer(sender, parameters, *arguments) if answer else None)

    def _get(self, _bus, _sender, _path, _interface, name):
        return GLib.Variant('u', 1) if name == 'version' else GLib.Variant('a{sv}', {})

    def emit(self, interface, name, value, path=None, to=None):
        self.bus.emit_signal(to, path or self.path, interface, name, value)

    def called(self, method):
        return [arguments for name, arguments in self.calls if name == method]

    def close(self):
        self.bus.close_sync(None)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.close()


class Desktop(Service):
    """A notification service. events: ('show', id, title, body), ('replace', ...), ('withdraw', id)."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.events = []
        self.standing = {}

    def add(self, name, title, body):
        kind = 'replace' if name in self.standing else 'show'
        self.standing[name] = (title, body)
        self.events.append((kind, name, title, body))

    def remove(self, name):
        if self.standing.pop(name, None):
            self.events.append(('withdraw', name))

    def shown(self):
        return [event for event in self.events if event[0] != 'withdraw']

    def wait_shown(self, count):
        window.wait_until(lambda: len(self.shown()) >= count, what=f'{count} notifications')
        return self.shown()

    def wait_withdrawn(self, name):
        window.wait_until(lambda: ('withdraw', name) in self.events, what=f'{name} withdrawn')


class Freedesktop(Desktop):
    """As every desktop but GNOME has it: numbers for names, and a click goes to the sender."""

    backend = 'freedesktop'

    def __init__(self):
        super().__init__('org.freedesktop.Notifications', '/org/freedesktop/Notifications', FREEDESKTOP)
        self.actions = {}

    def GetCapabilities(self, *_arguments):
        return GLib.Variant('(as)', (['actions', 'body', 'body-markup'],))

    def GetServerInformation(self, *_arguments):
        return GLib.Variant('(ssss)', ('recorder', 'digests', '1', '1.2'))

    def Notify(self, _sender, _parameters, _app, replaces, _icon, title, body, actions, _hints, _time):
        number = replaces or len(self.actions) + 1
        self.actions[number] = actions
        self.add(number, title, body)
        return GLib.Variant('(u)', (number,))

    def CloseNotification(self, _sender, _parameters, number):
        self.remove(number)
        self.emit('org.freedesktop.Notifications', 'NotificationClosed',
                  GLib.Variant('(uu)', (number, 3)))

    def click(self, number, label=None):
        """On the bubble, or on the button with that label."""
        actions = self.actions[number]
        action = 'default' if label is None else actions[actions.index(label) - 1]
        self.emit('org.freedesktop.Notifications', 'ActionInvoked',
                  GLib.Variant('(us)', (number, action)))
        # What is clicked is closed by the server, unless it is "resident".
        self.CloseNotification(None, None, number)


class Activating(Desktop):
    """Names are texts, and a click asks the application by its name on the bus, which starts it."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.sent = {}

    def take(self, name, variant):
        content = variant.unpack()
        self.sent[name] = (content, variant)
        self.add(name, content.get('title'), content.get('body', ''))

    def click(self, name, label=None):
        content, variant = self.sent[name]
        if label is None:
            action, target = content['default-action'], variant.lookup_value('default-action-target')
        else:
            buttons = variant.lookup_value('buttons')
            button = next(buttons.get_child_value(i) for i in range(buttons.n_children())
                          if buttons.get_child_value(i).unpack()['label'] == label)
            action, target = button.unpack()['action'], button.lookup_value('target')
        activate_action(action.removeprefix('app.'), target)


class Portal(Activating):
    """The desktop portal: notifications, and the background."""

    backend = 'portal'
    allows = True

    def __init__(self):
        super().__init__('org.freedesktop.portal.Desktop', '/org/freedesktop/portal/desktop', PORTAL)

    def AddNotification(self, _sender, parameters, name, _content):
        self.take(name, parameters.get_child_value(1))

    def RemoveNotification(self, _sender, _parameters, name):
        self.remove(name)

    def RequestBackground(self, sender, _parameters, _parent, options):
        path = '/org/freedesktop/portal/desktop/request/%s/%s' % (
            sender[1:].replace('.', '_'), options['handle_token'])
        answer = {'background': GLib.Variant('b', self.allows),
                  'autostart': GLib.Variant('b', self.allows and options.get('autostart', False))}
        GLib.timeout_add(50, lambda: self.emit(
            'org.freedesktop.portal.Request', 'Response',
            GLib.Variant('(ua{sv})', (0 if self.allows else 1, answer)), path, sender))
        return GLib.Variant('(o)', (path,))


class Gnome(Activating):
    """GNOME Shell's own service."""

    backend = 'gtk'

    def __init__(self):
        super().__init__('org.gtk.Notifications', '/org/gtk/Notifications', GNOME)

    def AddNotification(self, _sender, parameters, _app, name, _content):
        self.take(name, parameters.get_child_value(2))

    def RemoveNotification(self, _sender, _parameters, _app, name):
        self.remove(name)


class Systemd(Service):
    def __init__(self):
        super().__init__('org.freedesktop.systemd1', '/org/freedesktop/systemd1', SYSTEMD)

    def GetUnitFileState(self, *_arguments):
        return GLib.Variant('(s)', ('disabled',))

    def EnableUnitFiles(self, *_arguments):
        return GLib.Variant('(ba(sss))', (True, []))

    def DisableUnitFiles(self, *_arguments):
        return GLib.Variant('(a(sss))', ([],))

    def StartUnit(self, *_arguments):
        return GLib.Variant('(o)', ('/job/1',))

    StopUnit = StartUnit


def call(interface, method, parameters, path=PATH, reply=None, name=NAME):
    """Calls the application, without waiting in a way that would keep it from being answered."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    answer = []
    bus.call(name, path, interface, method, parameters, reply and GLib.VariantType(reply), 0, 60000,
             None, lambda source, result: answer.append(source.call_finish(result)))
    return window.wait_until(lambda: answer, what=method)[0].unpack()


def activate_action(name, target=None):
    call('org.freedesktop.Application', 'ActivateAction',
         GLib.Variant('(sava{sv})', (name, [target] if target else [], {})))


class Home:
    """A folder with settings and a library, and the programs that use them."""

    def __init__(self, folder, host, desktop):
        self.folder = folder
        self.library = os.path.join(folder, 'data', 'digests')
        # The portal is for sandboxes; this says that here is one, to all of GIO.
        portal = {'GIO_USE_PORTALS': '1', 'GIO_USE_PROXY_RESOLVER': 'dummy',
                  'GIO_USE_MEMORY_MONITOR': 'dbus'} if desktop.backend == 'portal' else {}
        self.env = dict(os.environ, **portal, DIGESTS_ORIGIN_MAP=host.origin_map, G_DEBUG=window.G_DEBUG,
                        GIO_USE_NETWORK_MONITOR='base', GNOTIFICATION_BACKEND=desktop.backend,
                        GSETTINGS_BACKEND='keyfile', XDG_DATA_HOME=os.path.join(folder, 'data'),
                        XDG_CONFIG_HOME=os.path.join(folder, 'config'),
                        ASAN_OPTIONS=os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0')

    def cli(self, *arguments):
        result = subprocess.run([os.environ['DIGESTS_CLI'], '--library', self.library, *arguments],
                                env=self.env, stdout=subprocess.PIPE, text=True, timeout=120)
        return result.stdout

    def set(self, key, value):
        """Changes a setting, as a keyfile has it."""
        env = dict(self.env)
        subprocess.run(['gsettings', 'set', NAME, key, value], env=env, check=True)

    def get(self, key):
        return subprocess.run(['gsettings', 'get', NAME, key], env=self.env, check=True,
                              stdout=subprocess.PIPE, text=True).stdout.strip()

    def query(self, sql, *parameters):
        connection = sqlite3.connect(os.path.join(self.library, 'library.db'), timeout=20)
        with connection:
            rows = connection.execute(sql, parameters).fetchall()
        connection.close()
        return rows

    def make_due(self):
        self.query('UPDATE feeds SET next_due = 0')

    def start(self, *arguments):
        """Starts the program as it is; returns its process."""
        return subprocess.Popen([os.environ['DIGESTS_APP'], *arguments], env=self.env)

    def background(self, desktop):
        """One run in the background, to its end; where it would wait for a click, until it has
        shown something."""
        before = len(desktop.shown())
        process = self.start('--background')
        window.wait_until(lambda: process.poll() is not None or (
            desktop.backend == 'freedesktop' and len(desktop.shown()) > before), timeout=60,
            what='the run in the background')
        if process.poll() is None:
            settle()
            process.terminate()
        window.wait_until(lambda: process.poll() is not None, timeout=60, what='the end of the run')
        window.check(process.returncode == 0, f'it ends well: {process.returncode}')

    def make_activatable(self):
        """Lets the bus start the program."""
        script = os.path.join(self.folder, 'start')
        with open(script, 'w', encoding='utf-8') as file:
            changed = [f"{name}='{value}'" for name, value in self.env.items()
                       if os.environ.get(name) != value]
            file.write('#!/bin/sh\nexec env ' + ' '.join(changed)
                       + f" {os.environ['DIGESTS_APP']} --gapplication-service\n")
        os.chmod(script, 0o755)
        services = os.path.join(os.environ['XDG_DATA_HOME'], 'dbus-1', 'services')
        os.makedirs(services, exist_ok=True)
        with open(os.path.join(services, NAME + '.service'), 'w', encoding='utf-8') as file:
            file.write(f'[D-BUS Service]\nName={NAME}\nExec={script}\n')
        call('org.freedesktop.DBus', 'ReloadConfig', None, '/org/freedesktop/DBus',
             name='org.freedesktop.DBus')

    def stop(self):
        """Ends the program that has the name, whoever started it."""
        if self.runs():
            activate_action('quit')
        window.wait_until(lambda: not self.runs(), what='the end of the program')

    @staticmethod
    def runs():
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        return bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                             'NameHasOwner', GLib.Variant('(s)', (NAME,)), None, 0, -1,
                             None).unpack()[0]


class Opened(window.Window):
    """The window of a home."""

    def __init__(self, home, *arguments):
        self.log = open(os.path.join(home.folder, 'log'), 'w+', encoding='utf-8')
        self.process = subprocess.Popen([os.environ['DIGESTS_APP'], *arguments], env=home.env,
                                        stderr=self.log)
        self.app = a11y.application('digests')
        self.frame = self.app.find(role='frame')


def settle(seconds=1):
    """Lets pass what would come too much."""
    done = []
    GLib.timeout_add(int(seconds * 1000), lambda: done.append(True))
    window.wait_until(lambda: done, what='the time')
