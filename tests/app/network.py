# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A network that a test can take away, as the programs of a desktop learn of it."""

import os
import subprocess

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support', 'network')


class Network:
    """Runs while it is entered; online at first."""

    # For programs that shall believe it.
    env = {'DBUS_SYSTEM_BUS_ADDRESS': os.environ.get('DBUS_SESSION_BUS_ADDRESS', ''),
           'GIO_USE_NETWORK_MONITOR': 'networkmanager'}

    def __enter__(self):
        self.process = subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        self.process.stdout.readline()
        return self

    def change(self, state):
        """To "online", "offline" or "metered"."""
        self.process.stdin.write(state + '\n')
        self.process.stdin.flush()
        self.process.stdout.readline()

    def __exit__(self, *_error):
        self.process.stdin.close()
        self.process.wait(timeout=10)
        self.process.stdout.close()
