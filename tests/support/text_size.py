# SPDX-FileCopyrightText: The Digests authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The size of all text on a virtual display, where no desktop says it."""

import ctypes


def write_resources(text):
    """Writes the resources of the display, as xrdb would."""
    x11 = ctypes.CDLL('libX11.so.6')
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    root = ctypes.c_ulong(x11.XDefaultRootWindow(display))
    resource_manager, string = ctypes.c_ulong(23), ctypes.c_ulong(31)
    x11.XChangeProperty(display, root, resource_manager, string, 8, 0, text, len(text))
    x11.XCloseDisplay(display)


def set_factor(factor):
    """Makes the text of programs that start from now on so many times as large."""
    # What the desktop's factor for text comes to: more dots an inch.
    write_resources(f'Xft.dpi:\t{96 * factor:.0f}\n'.encode())
