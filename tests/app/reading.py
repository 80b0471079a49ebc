# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of reading share: digests long enough to be scrolled, and looks at the reader."""

import html
import os
import re
import subprocess
import sys

import publisher
from window import wait_until

READ_CLIPBOARD = '''
import gi
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
loop = GLib.MainLoop()
def got(clipboard, result):
    try:
        print(clipboard.read_text_finish(result) or "", end="")
    finally:
        loop.quit()
Gdk.Display.get_default().get_clipboard().read_text_async(None, got)
GLib.timeout_add_seconds(5, loop.quit)
loop.run()
'''

FEED = publisher.FEED
SITE = publisher.SITE
LONG = 'One slow consumer no longer holds back nine fast ones. ' * 18
N_STORIES = 8


def heading(level, text):
    return publisher.heading(level, text)


def story(number, extra=''):
    return (f'<p><strong>[Story number {number}]</strong> · Acme {number} · '
            f'<a href="{SITE}/post/{number}">Source</a>\n{LONG}</p>{extra}')


FOLDED = '<details><summary>More of it</summary><p>The hidden walrus is in here.</p></details>'


def day(date):
    stories = ''.join(story(n) for n in range(1, N_STORIES + 1))
    return (heading(1, f'Engineering @ Scale — {date}') + heading(2, 'Top Stories') + stories
            + heading(2, 'Loose Ends') + FOLDED + '<p>A walrus, and a WALRUS.</p>')


def rss(items):
    body = ''.join(f'<item><title>{title}</title><link>{link}</link><guid>{link}</guid>'
                   '<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>'
                   f'<description>{html.escape(text)}</description></item>'
                   for title, link, text in items)
    return ('<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
            '<title>Ml Infrastructure on MacWorks</title><link>https://macworks.dev/</link>'
            f'{body}</channel></rss>')


def archive(date):
    return f'{SITE}/docs/archives/tech/tech-{date}/'


def two_days():
    return rss([(date, archive(date), day(date)) for date in ('2026-05-01', '2026-05-02')])


def clipboard():
    """What is copied, as another program gets it."""
    result = subprocess.run([sys.executable, '-c', READ_CLIPBOARD], check=False, timeout=30,
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                            env=dict(os.environ, GDK_BACKEND='x11'))
    return result.stdout


def reader(window):
    return wait_until(lambda: next((node for node in window.app.find_all(role='text')
                                    if 'read-only' in node.states), None), what='the reader')


def first_seen(window, words):
    """Whether the words stand in the upper third of the reader."""
    node = reader(window)
    offset = node.text.index(words)
    place = node.character(offset)
    own = node.place()
    return 0 <= place.y - own.y < own.height / 3


def wait_seen(window, words):
    wait_until(lambda: first_seen(window, words), what=f'{words!r} at the top')


def open_day(window, date='2 May 2026'):
    window.open('Digests', re.compile(date))
    window.text('Story number 1')
