/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-reader-styles.h"

/* What is nested deeper stands at the deepest level: a narrow window has no room for more. */
#define MAX_LEVEL 5

#define N_HEADINGS 6

#define LINE_HEIGHT 1.3

#define SCALE_KEY "dgs-reader-styles-scale"

typedef struct {
  const char *name;
  double scale;
  int weight;
  int above;
  int below;
} Style;

/* Sizes are relative to the font of the view, distances are in pixels at a scale of 1. A tag that
 * comes later wins over one that comes earlier. */
static const Style styles[] = {
  { DGS_STYLE_BODY, 1.0, 0, 0, 0 },
  { DGS_STYLE_PARAGRAPH, 0, 0, 0, DGS_PARAGRAPH_SPACE },
  { DGS_STYLE_ITEM, 0, 0, 0, 6 },
  { DGS_STYLE_HANGING, 0, 0, 0, 0 },
  { DGS_STYLE_HANGING_WIDE, 0, 0, 0, 0 },
  { DGS_STYLE_LIST_END, 0, 0, 0, DGS_PARAGRAPH_SPACE },
  { DGS_STYLE_QUOTE, 0, 0, 0, 0 },
  { DGS_STYLE_RTL, 0, 0, 0, 0 },
  { DGS_STYLE_CODE_BLOCK, 0.9, 0, 0, 0 },
  { DGS_STYLE_CODE_FIRST, 0, 0, DGS_CODE_PADDING, 0 },
  { DGS_STYLE_CODE_LAST, 0, 0, 0, DGS_CODE_PADDING + DGS_PARAGRAPH_SPACE },
  { DGS_STYLE_TABLE, 0.9, 0, 0, 0 },
  { DGS_STYLE_TABLE_LAST, 0, 0, 0, DGS_PARAGRAPH_SPACE },
  { DGS_STYLE_FIGURE, 0.92, 0, 0, DGS_PARAGRAPH_SPACE },
  { DGS_STYLE_RULE, 0, 0, 12, 12 },
  { DGS_STYLE_FOLD, 0, PANGO_WEIGHT_SEMIBOLD, 4, 10 },
  { DGS_STYLE_BYLINE, 0.9, 0, 0, 4 },
  { DGS_STYLE_STORY, 1.12, PANGO_WEIGHT_BOLD, 10, 3 },
  { "heading-6", 1.0, PANGO_WEIGHT_SEMIBOLD, 12, 6 },
  { "heading-5", 1.0, PANGO_WEIGHT_SEMIBOLD, 12, 6 },
  { "heading-4", 1.08, PANGO_WEIGHT_BOLD, 14, 6 },
  { "heading-3", 1.18, PANGO_WEIGHT_BOLD, 18, 8 },
  { "heading-2", 1.4, PANGO_WEIGHT_HEAVY, 22, 8 },
  { "heading-1", 1.6, PANGO_WEIGHT_HEAVY, 28, 12 },
  { DGS_STYLE_TITLE, 2.0, PANGO_WEIGHT_HEAVY, 0, 4 },
  { DGS_STYLE_DETAILS, 1.0, 0, 0, 10 },
  { DGS_STYLE_STRONG, 0, PANGO_WEIGHT_BOLD, 0, 0 },
  { DGS_STYLE_EMPHASIS, 0, 0, 0, 0 },
  { DGS_STYLE_CODE, 0, 0, 0, 0 },
  { DGS_STYLE_STRIKE, 0, 0, 0, 0 },
  { DGS_STYLE_LINK, 0, 0, 0, 0 },
  { DGS_STYLE_FOCUS, 0, 0, 0, 0 },
  { DGS_STYLE_MATCH, 0, 0, 0, 0 },
  { DGS_STYLE_CURRENT_MATCH, 0, 0, 0, 0 },
};

static const char *const headings[N_HEADINGS] = {
  "heading-1", "heading-2", "heading-3", "heading-4", "heading-5", "heading-6",
};

static GtkTextTag *
get_tag (GtkTextBuffer *buffer, const char *name)
{
  return gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
}

static void
add_style (GtkTextBuffer *buffer, const Style *style)
{
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, style->name, NULL);

  if (style->scale > 0)
    g_object_set (tag, "scale", style->scale, NULL);
  if (style->weight > 0)
    g_object_set (tag, "weight", style->weight, NULL);
}

static int
get_pixels (GtkTextBuffer *buffer, double pixels)
{
  return (int) (pixels * dgs_reader_styles_get_scale (buffer) + 0.5);
}

static void
set_distances (GtkTextBuffer *buffer, const Style *style)
{
  GtkTextTag *tag = get_tag (buffer, style->name);

  if (style->above > 0)
    g_object_set (tag, "pixels-above-lines", get_pixels (buffer, style->above), NULL);
  if (style->below > 0)
    g_object_set (tag, "pixels-below-lines", get_pixels (buffer, style->below), NULL);
}

static void
set_tabs (GtkTextTag *tag, int step)
{
  PangoTabArray *tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT, step);

  g_object_set (tag, "tabs", tabs, "indent", -step, NULL);
  pango_tab_array_free (tabs);
}

static char *
get_level_name (guint level, gboolean rtl)
{
  return g_strdup_printf (rtl ? "rtl-level-%u" : "level-%u", level);
}

static const char *
get_margin_name (gboolean rtl)
{
  return rtl ? "right-margin" : "left-margin";
}

static void
set_levels (GtkTextBuffer *buffer, gboolean rtl)
{
  guint level;

  for (level = 1; level <= MAX_LEVEL; level++) {
    g_autofree char *name = get_level_name (level, rtl);
    GtkTextTag *tag = get_tag (buffer, name);

    if (tag)
      g_object_set (tag, get_margin_name (rtl), dgs_reader_styles_get_indent (buffer, level), NULL);
  }
}

/**
 * dgs_reader_styles_set_text:
 * @buffer: a buffer with styles
 * @scale: how large the font of the view is, where 1 is a size of 12 points
 * @line_height: the distance between the lines of text, where 1 is that of the font
 *
 * Adapts the distances to the size of the text.
 */
void
dgs_reader_styles_set_text (GtkTextBuffer *buffer, double scale, double line_height)
{
  gsize i;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer) && scale > 0 && line_height > 0);

  g_object_set_data_full (G_OBJECT (buffer), SCALE_KEY, g_memdup2 (&scale, sizeof scale), g_free);
  for (i = 0; i < G_N_ELEMENTS (styles); i++)
    set_distances (buffer, &styles[i]);
  set_levels (buffer, FALSE);
  set_levels (buffer, TRUE);
  set_tabs (get_tag (buffer, DGS_STYLE_HANGING), get_pixels (buffer, DGS_INDENT_STEP));
  set_tabs (get_tag (buffer, DGS_STYLE_HANGING_WIDE), get_pixels (buffer, 2 * DGS_INDENT_STEP));
  g_object_set (get_tag (buffer, DGS_STYLE_CODE_BLOCK), "left-margin",
                get_pixels (buffer, DGS_CODE_PADDING), "right-margin",
                get_pixels (buffer, DGS_CODE_PADDING), NULL);
  g_object_set (get_tag (buffer, DGS_STYLE_BODY), "line-height", (float) line_height, NULL);
}

/**
 * dgs_reader_styles_get_scale:
 * @buffer: a buffer with styles
 *
 * Tells how many pixels there are to one of the distances that the styles are made of.
 *
 * Returns: 1 until dgs_reader_styles_set_text() says something else
 */
double
dgs_reader_styles_get_scale (GtkTextBuffer *buffer)
{
  const double *scale = g_object_get_data (G_OBJECT (buffer), SCALE_KEY);

  return scale ? *scale : 1;
}

/**
 * dgs_reader_styles_get_indent:
 * @buffer: a buffer with styles
 * @level: how deep
 *
 * Tells how far text is indented.
 *
 * Returns: pixels, besides the margin of the view
 */
int
dgs_reader_styles_get_indent (GtkTextBuffer *buffer, guint level)
{
  return get_pixels (buffer, MIN (level, MAX_LEVEL) * DGS_INDENT_STEP);
}

/**
 * dgs_reader_styles_new_buffer:
 *
 * Makes an empty buffer that has all the styles.
 *
 * Returns: (transfer full): a new buffer
 */
GtkTextBuffer *
dgs_reader_styles_new_buffer (void)
{
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);
  gsize i;

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  for (i = 0; i < G_N_ELEMENTS (styles); i++)
    add_style (buffer, &styles[i]);

  g_object_set (get_tag (buffer, DGS_STYLE_TITLE), "line-height", 1.1f, NULL);
  for (i = 0; i < N_HEADINGS; i++)
    g_object_set (get_tag (buffer, headings[i]), "line-height", 1.15f, NULL);
  g_object_set (get_tag (buffer, DGS_STYLE_STORY), "line-height", 1.2f, NULL);
  g_object_set (get_tag (buffer, DGS_STYLE_CODE_BLOCK), "family", "Monospace",
                "accumulative-margin", TRUE, NULL);
  g_object_set (get_tag (buffer, DGS_STYLE_TABLE), "family", "Monospace", NULL);
  g_object_set (get_tag (buffer, DGS_STYLE_CODE), "family", "Monospace", NULL);
  g_object_set (get_tag (buffer, DGS_STYLE_EMPHASIS), "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (get_tag (buffer, DGS_STYLE_FIGURE), "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (get_tag (buffer, DGS_STYLE_STRIKE), "strikethrough", TRUE, NULL);
  g_object_set (get_tag (buffer, DGS_STYLE_LINK), "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (get_tag (buffer, DGS_STYLE_FOCUS), "underline", PANGO_UNDERLINE_DOUBLE, NULL);
  g_object_set (get_tag (buffer, DGS_STYLE_MATCH), "background", "rgba(245,194,17,0.4)", NULL);
  g_object_set (get_tag (buffer, DGS_STYLE_CURRENT_MATCH), "background", "#ff9f40", "foreground",
                "#1c1c1c", NULL);
  dgs_reader_styles_set_text (buffer, 1, LINE_HEIGHT);
  return buffer;
}

/**
 * dgs_reader_styles_get_heading:
 * @level: 1 to 6
 *
 * Gets the style of a heading.
 *
 * Returns: the name of a tag
 */
const char *
dgs_reader_styles_get_heading (guint level)
{
  return headings[CLAMP (level, 1, N_HEADINGS) - 1];
}

/**
 * dgs_reader_styles_get_level:
 * @buffer: a buffer with styles
 * @level: how deep to indent, at least 1
 * @rtl: whether from the right
 *
 * Gets the tag that indents text.
 *
 * Returns: (transfer none): a tag of the buffer
 */
GtkTextTag *
dgs_reader_styles_get_level (GtkTextBuffer *buffer, guint level, gboolean rtl)
{
  guint depth = MIN (level, MAX_LEVEL);
  g_autofree char *name = get_level_name (depth, rtl);
  GtkTextTag *tag = get_tag (buffer, name);

  if (!tag)
    tag = gtk_text_buffer_create_tag (buffer, name, get_margin_name (rtl),
                                      dgs_reader_styles_get_indent (buffer, depth),
                                      "accumulative-margin", TRUE, NULL);
  return tag;
}

/**
 * dgs_reader_styles_set_colors:
 * @buffer: a buffer with styles
 * @text: the colour of the text
 * @accent: the colour of links
 * @contrast: whether the user wants much of it
 *
 * Adapts the styles to the colours of the desktop.
 */
void
dgs_reader_styles_set_colors (GtkTextBuffer *buffer,
                              const GdkRGBA *text,
                              const GdkRGBA *accent,
                              gboolean contrast)
{
  static const char *const dimmed[] = { DGS_STYLE_DETAILS, DGS_STYLE_BYLINE, DGS_STYLE_FIGURE,
                                        DGS_STYLE_QUOTE };
  GdkRGBA dim = *text;
  GdkRGBA faint = *accent;
  gsize i;

  dim.alpha *= contrast ? 0.9f : 0.7f;
  faint.alpha = contrast ? 1 : 0.4f;
  for (i = 0; i < G_N_ELEMENTS (dimmed); i++)
    g_object_set (get_tag (buffer, dimmed[i]), "foreground-rgba", &dim, NULL);
  g_object_set (get_tag (buffer, DGS_STYLE_LINK), "foreground-rgba", accent, "underline-rgba",
                &faint, NULL);
  faint.alpha = 0.2f;
  g_object_set (get_tag (buffer, DGS_STYLE_FOCUS), "background-rgba", &faint, NULL);
}
