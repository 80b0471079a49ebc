# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop has for notifications, on the session bus of a test: it keeps what it is told.

The portal, for what is in a sandbox, and the server that only what is outside may talk to. Both
answer while the main loop runs.
"""

from gi.repository import Gio, GLib

INTERFACES = '''<node>
<interface name="org.freedesktop.portal.Notification">
  <method name="AddNotification">
    <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
  </method>
  <method name="RemoveNotification"><arg type="s" direction="in"/></method>
  <property name="version" type="u" access="read"/>
</interface>
<interface name="org.freedesktop.portal.ProxyResolver">
  <method name="Lookup"><arg type="s" direction="in"/><arg type="as" direction="out"/></method>
</interface>
<interface name="org.freedesktop.Notifications">
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
</interface>
</node>'''


class Portal:
    """added: what was sent and not withdrawn, by id."""

    def __init__(self):
        self.added = {}
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        *portals, server = Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces
        for portal in portals:
            self.bus.register_object('/org/freedesktop/portal/desktop', portal, self.call_cb,
                                     lambda *_: GLib.Variant('u', 1), None)
        self.bus.register_object('/org/freedesktop/Notifications', server, self.call_cb, None, None)
        for name in ('org.freedesktop.portal.Desktop', 'org.freedesktop.Notifications'):
            reply = self.bus.call_sync(
                'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                'RequestName', GLib.Variant('(su)', (name, 4)), GLib.VariantType('(u)'), 0, -1, None)
            if reply.unpack() != (1,):
                raise RuntimeError(f'{name} is taken')

    def call_cb(self, _bus, _sender, _path, _interface, method, parameters, invocation):
        result = None
        if method == 'AddNotification':
            key, fields = parameters.unpack()
            self.added[key] = fields
        elif method == 'RemoveNotification':
            self.added.pop(parameters.unpack()[0], None)
        elif method == 'Lookup':
            # Where there is a portal, a program in a sandbox asks it for the way to every server.
            result = GLib.Variant('(as)', (['direct://'],))
        else:
            result = GLib.Variant('(as)', (['body'],))
        invocation.return_value(result)
