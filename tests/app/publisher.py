# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A publisher on this machine, for the tests of the window: what it serves, and the addresses."""

import html
import os
import subprocess

FEED = 'https://macworks.dev/tags/ml-infrastructure/index.xml'
SITE = 'https://macworks.dev'
SOURCES = 31
# The one source that answers; its address stands in the list of sources below and in the real day.
SOURCE = 'https://dropbox.tech/feed'
SOURCE_SITE = 'https://dropbox.tech'

SOURCE_FEED = '''<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Answering Source</title><link>https://dropbox.tech/</link>
<item><title>A post that has a date</title><link>https://dropbox.tech/post</link>
<pubDate>Fri, 01 May 2026 09:00:00 GMT</pubDate><description>Some words.</description></item>
</channel></rss>
'''

ITEM = '''<item><title>{title}</title><link>{link}</link>
<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate><guid>{link}</guid>
<description>{body}</description></item>
'''


def heading(level, text):
    return f'<h{level} id="x">{text}<a class="anchor" href="#x">#</a></h{level}>'


def daily():
    names = [('Dropbox', SOURCE)] + [(f'Company {n}', f'https://company{n}.example/feed.xml')
                                     for n in range(1, SOURCES)]
    rows = ''.join(f'<li><a href="{address}">{name}</a></li>\n' for name, address in names)
    return (f'<details><summary>Sources</summary><div><ul>{rows}</ul></div></details>'
            + heading(1, 'Engineering @ Scale — 2026-05-01') + heading(2, 'Signal of the Day')
            + '<p>Acme moved its routing into headers, and nothing waits for it any more.</p>')


def weekly():
    return (heading(1, 'Engineering @ Scale — Week of 2026-04-18 to 2026-05-01')
            + heading(2, 'Top Stories')
            + '<p><strong>[A queue split in two]</strong> · Acme · <a href="#">Source</a>\n'
              'One slow consumer no longer holds back nine fast ones.</p>')


def invented_feed():
    """A feed in the publisher's manner, for machines where the real day is not at hand."""
    items = [('Week 19 Summary', SITE + '/docs/month/tech/weekly-2026-W19/', weekly()),
             ('2026-05-01', SITE + '/docs/archives/tech/tech-2026-05-01/', daily())]
    return ('<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
            '<title>Ml Infrastructure on MacWorks</title><link>https://macworks.dev/</link>'
            + ''.join(ITEM.format(title=title, link=link, body=html.escape(body))
                      for title, link, body in items) + '</channel></rss>')


def real_feed():
    """The publisher's feed of a day, or None where it is not at hand."""
    path = os.path.join(os.environ.get('DIGESTS_SHARED', ''), 'publisher', 'ml-infrastructure.xml')
    if not os.path.exists(path):
        return None
    with open(path, encoding='utf-8') as file:
        return file.read()


class Publisher:
    """Serves a feed, and one of its sources, from a folder."""

    def __init__(self, folder, feed):
        self.root = os.path.join(folder, 'site')
        self.write('tags/ml-infrastructure/index.xml', feed)
        self.write('feed', SOURCE_FEED)
        self.process = subprocess.Popen(
            [os.environ['DIGESTS_TEST_PUBLISHER'], '--root', self.root, '--exit-with-stdin'],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.origin = self.process.stdout.readline().strip()

    def write(self, path, text):
        full = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, 'w', encoding='utf-8') as file:
            file.write(text)

    def remove_feed(self):
        os.unlink(os.path.join(self.root, 'tags/ml-infrastructure/index.xml'))

    @property
    def origin_map(self):
        return f'{SITE}={self.origin} {SOURCE_SITE}={self.origin}'

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.process.stdin.close()
        self.process.wait(timeout=10)
        self.process.stdout.close()
