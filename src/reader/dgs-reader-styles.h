/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The names of the tags. Their looks are in dgs-reader-styles.c. */
#define DGS_STYLE_BODY "body"
#define DGS_STYLE_TITLE "title"
#define DGS_STYLE_DETAILS "details"
#define DGS_STYLE_PARAGRAPH "paragraph"
#define DGS_STYLE_ITEM "item"
#define DGS_STYLE_HANGING "hanging"
#define DGS_STYLE_HANGING_WIDE "hanging-wide"
#define DGS_STYLE_LIST_END "list-end"
#define DGS_STYLE_STORY "story"
#define DGS_STYLE_BYLINE "byline"
#define DGS_STYLE_QUOTE "quote"
#define DGS_STYLE_RTL "rtl"
#define DGS_STYLE_CODE_BLOCK "code-block"
#define DGS_STYLE_CODE_FIRST "code-first"
#define DGS_STYLE_CODE_LAST "code-last"
#define DGS_STYLE_TABLE "table"
#define DGS_STYLE_TABLE_LAST "table-last"
#define DGS_STYLE_FIGURE "figure"
#define DGS_STYLE_RULE "rule"
#define DGS_STYLE_FOLD "fold"
#define DGS_STYLE_STRONG "strong"
#define DGS_STYLE_EMPHASIS "emphasis"
#define DGS_STYLE_CODE "code"
#define DGS_STYLE_STRIKE "strike"
#define DGS_STYLE_LINK "link"
#define DGS_STYLE_FOCUS "focus"
#define DGS_STYLE_MATCH "match"
#define DGS_STYLE_CURRENT_MATCH "current-match"

/* Pixels at the size that the distances are made for; dgs_reader_styles_get_scale() says how many
 * there are at another. */

/* Between the ground of code and its text. */
#define DGS_CODE_PADDING 10

/* Below a paragraph. */
#define DGS_PARAGRAPH_SPACE 14

GtkTextBuffer *dgs_reader_styles_new_buffer (void);

const char *dgs_reader_styles_get_heading (guint level);

GtkTextTag *dgs_reader_styles_get_level (GtkTextBuffer *buffer, guint level, gboolean rtl);

/* One step of indentation: wide enough for a bullet or a two-digit number. */
#define DGS_INDENT_STEP 28

int dgs_reader_styles_get_indent (GtkTextBuffer *buffer, guint level);

void dgs_reader_styles_set_text (GtkTextBuffer *buffer, double scale, double line_height);

double dgs_reader_styles_get_scale (GtkTextBuffer *buffer);

void dgs_reader_styles_set_colors (GtkTextBuffer *buffer,
                                   const GdkRGBA *text,
                                   const GdkRGBA *accent,
                                   gboolean contrast);

G_END_DECLS
