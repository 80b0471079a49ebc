/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Sets the text of digests as the user chose: size, font, length and distance of lines. */
#define DGS_TYPE_TEXT_SETTINGS (dgs_text_settings_get_type ())
G_DECLARE_FINAL_TYPE (DgsTextSettings, dgs_text_settings, DGS, TEXT_SETTINGS, GObject)

DgsTextSettings *dgs_text_settings_new (GtkTextView *view, AdwClampScrollable *clamp);

PangoFontDescription *dgs_text_settings_get_font (GSettings *settings);

G_END_DECLS
