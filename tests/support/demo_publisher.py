# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A publisher on this machine that sends invented digests, for demonstrations."""

import os
import shutil
import subprocess

import demo_site

FEED = demo_site.SITE + '/index.xml'


def program():
    """Where the publisher was built: it is named by the tests' environment, or stands in PATH."""
    return os.environ.get('DIGESTS_TEST_PUBLISHER') or shutil.which('digests-test-publisher')


class Publisher:
    """Runs while it is entered; does nothing where it is not wanted."""

    def __init__(self, folder, wanted=True):
        self.root = os.path.join(folder, 'site')
        self.wanted = wanted
        self.process = None
        self.origin_map = ''
        self.feeds = []

    def __enter__(self):
        if not self.wanted:
            return self
        os.makedirs(self.root)
        self.feeds = demo_site.write(self.root)
        self.process = subprocess.Popen([program(), '--root', self.root, '--exit-with-stdin'],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.origin_map = f'{demo_site.SITE}={self.process.stdout.readline().strip()}'
        return self

    def __exit__(self, *_error):
        if self.process:
            self.process.stdin.close()
            self.process.wait(timeout=10)
            self.process.stdout.close()
