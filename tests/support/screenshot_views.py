# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The views that are shown in pictures: how to come to each, with which library."""

import re
import time

import a11y
import demo_site


def close(window):
    # What it rests on would show its tooltip.
    a11y.run('xdotool', 'mousemove', '0', '10000')
    window.press('Escape')


def show_menu(window, row, name):
    window.do(row, 'row.menu')
    window.app.find(role='menu item')
    window.picture(name)
    close(window)


def choose(window, number):
    """Chooses a line of the open menu by counting: from the last where the number is below zero."""
    items = a11y.wait_until(lambda: window.app.find_all(role='menu item'))

    def look():
        at = next((i for i, item in enumerate(items) if 'focused' in item.states), None)
        if at != number % len(items):
            window.press('Down')
        return at == number % len(items)

    a11y.wait_until(look, what=f'line {number} of a menu')
    window.press('Return')


# --- Reading ------------------------------------------------------------------------------------

def show_list(window):
    window.digest('Platform Letters')
    window.picture('list')


def show_list_menus(window):
    show_menu(window, window.digest('Platform Letters'), 'article-menu')
    window.pull('More')
    window.picture('list-menu')
    close(window)


def show_reading(window):
    window.open('Platform Letters')
    window.text()
    window.picture('reading')


def show_reading_menus(window):
    window.pull('Digest Menu')
    window.picture('reading-menu')
    close(window)
    window.pull('Text')
    window.picture('text')
    close(window)


def show_outline(window):
    window.press('ctrl+shift+o')
    window.picture('outline')
    close(window)


def show_find(window):
    window.press('ctrl+f')
    window.type('the')
    window.picture('find')
    close(window)


def show_digest_sources(window):
    window.app.find(role=re.compile('^(push )?button$'), name=re.compile(r'^\D*\d+ |^\d+')).activate()
    window.app.find(role=re.compile('^(push )?button$'), name=re.compile('Acme'))
    window.picture('digest-sources')
    close(window)


# --- Searching and looking around -----------------------------------------------------------------

def show_search(window):
    window.frame.do('win.search')
    window.picture('search-hint')
    window.type('queue')
    window.picture('search')
    window.type('xyz')
    window.picture('search-nothing')
    close(window)


def show_weeks(window):
    window.place(3)
    window.picture('weeks')


def show_sources(window):
    window.place(4)
    window.picture('sources')
    window.pull('Sort and Export')
    window.picture('sources-menu')
    close(window)


def show_sidebar(window):
    if window.narrow:
        window.go_to_sidebar()
        window.picture('sidebar')
    window.press('F10')
    window.picture('main-menu')
    close(window)


# --- Dialogs --------------------------------------------------------------------------------------

def show_preferences(window):
    window.press('ctrl+comma')
    dialog = window.app.find(role='dialog')
    window.picture('preferences')
    for number, page in enumerate(dialog.find_all(role='page tab')[1:], 2):
        page.activate()
        window.picture(f'preferences-{number}')
    close(window)


def show_shortcuts(window):
    window.press('ctrl+question')
    window.picture('shortcuts')
    close(window)


def show_about(window):
    window.press('F10')
    choose(window, -1)
    window.app.find(role='dialog')
    window.picture('about')
    close(window)


def show_add(window):
    window.frame.do('win.add')
    window.picture('add')
    window.type(demo_site.SITE + '/nowhere')
    window.press('Return')
    window.button('_Add', state='sensitive')
    window.picture('add-error')
    close(window)


def show_undo(window):
    window.place(2)
    window.frame.do('win.mark-all')
    window.picture('undo')


def show_nothing(window):
    """Nothing is left unread."""
    window.place(1)
    window.digest('Pocket Engineering')
    window.frame.do('win.mark-all')
    window.place(0)
    window.place(1)
    window.picture('all-read')


# --- A library with trouble -----------------------------------------------------------------------

def show_folders(window):
    window.go_to_sidebar()
    window.row('Every Saturday')
    window.picture('folders')
    show_menu(window, window.feed_row('Every Saturday'), 'folder-menu')
    show_menu(window, window.feed_row('Platform Letters'), 'feed-menu')


def show_properties(window):
    window.go_to_sidebar()
    window.do(window.feed_row('Platform Letters'), 'row.menu')
    choose(window, -2)
    window.app.find(role='dialog')
    window.picture('properties')
    close(window)
    a11y.wait_until(lambda: not window.app.find_all(role='dialog'))
    window.do(window.feed_row('Ml Infrastructure'), 'row.menu')
    choose(window, -2)
    window.app.find(role='dialog')
    window.picture('properties-failed')
    close(window)
    a11y.wait_until(lambda: not window.app.find_all(role='dialog'))


def show_rename(window):
    window.go_to_sidebar()
    window.do(window.feed_row('Every Saturday'), 'row.menu')
    choose(window, 2)
    window.button('_Save')
    window.picture('rename')
    close(window)


def show_gone(window):
    window.feed('Ml Infrastructure')
    window.digest('Engineering')
    window.picture('gone')


def show_beginning(window):
    window.open('Engineering')
    window.text()
    window.picture('beginning')


def show_feed_empty(window):
    window.feed('Notes of a Team')
    window.picture('feed-failed')


def show_offline(window):
    window.place(0)
    window.digest('Engineering')
    window.picture('offline')


# --- The first start, and others ------------------------------------------------------------------

def show_welcome(window):
    window.app.find(name=window.say('Welcome to Digests'))
    window.picture('welcome')


def show_choose(window):
    """A page that names several feeds."""
    window.frame.do('win.add')
    window.type(demo_site.SITE + '/several/')
    window.press('Return')
    window.app.find(role='list', name=window.say('What can be followed here'))
    window.picture('choose')
    close(window)


def show_import(window):
    window.app.find(role='list', name=window.say('Feeds that could not be read'))
    window.picture('import-result')


def show_broken(window):
    window.app.find(name=window.say('The Library Could Not Be Opened'))
    window.picture('broken')


# --- All kinds of text ----------------------------------------------------------------------------

def show_everything(window):
    """A screen after the other."""
    window.open('All Kinds of Text')
    window.text()
    window.frame.do('article.load-images')
    window.picture('everything-1')
    for number in range(2, 30):
        before = window.text_top()
        window.press('Page_Down')
        time.sleep(0.8)
        if window.text_top() == before:
            break
        window.picture(f'everything-{number}')


# By the library that the program is started with.
VIEWS = {
    'full': [show_list, show_list_menus, show_reading, show_reading_menus, show_outline, show_find,
             show_digest_sources, show_search, show_weeks, show_sources, show_sidebar,
             show_preferences, show_shortcuts, show_about, show_add, show_undo, show_nothing],
    'mixed': [show_folders, show_properties, show_rename, show_gone, show_beginning,
              show_feed_empty],
    'everything': [show_everything],
    'offline': [show_offline],
    'empty': [show_welcome, show_choose],
    'import': [show_import],
    'broken': [show_broken],
}
# What data/screenshots shows, for those who look for an application.
SHOP = [show_reading, show_weeks, show_search, show_sources]
