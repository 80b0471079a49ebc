/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-print-paragraph.h"

#include "dgs-link-tag.h"
#include "dgs-quote-tag.h"
#include "dgs-reader-styles.h"
#include "dgs-table-tag.h"

/* Of what is black on the page at full. */
#define DIM 0x5555

/* A line is never narrower than this, in points, however deep it is indented. */
#define MIN_WIDTH 72

/* What the tags on a piece of text add up to. */
typedef struct {
  double scale;
  int weight;
  PangoStyle style;
  char *family;
  gboolean strike;
  gboolean dim;
  double line_height;
  int left;
  int right;
  int indent;
  int above;
  int below;
  PangoTabArray *tabs;
  DgsLinkTag *link;
} Look;

static void
clear_look (Look *look)
{
  g_clear_pointer (&look->family, g_free);
  g_clear_pointer (&look->tabs, pango_tab_array_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, clear_look)

static void
link_free (gpointer data)
{
  DgsPrintLink *link = data;

  g_free (link->address);
  g_free (link);
}

static gboolean
is_set (GtkTextTag *tag, const char *name)
{
  g_autofree char *property = g_strconcat (name, "-set", NULL);
  gboolean set = FALSE;

  g_object_get (tag, property, &set, NULL);
  return set;
}

static gboolean
is_dim (GtkTextTag *tag)
{
  static const char *const names[] = { DGS_STYLE_DETAILS, DGS_STYLE_BYLINE, DGS_STYLE_FIGURE };
  g_autofree char *name = NULL;
  gsize i;

  g_object_get (tag, "name", &name, NULL);
  for (i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_strcmp0 (name, names[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
add_font (Look *look, GtkTextTag *tag)
{
  double scale = 1;

  if (is_set (tag, "scale")) {
    g_object_get (tag, "scale", &scale, NULL);
    look->scale *= scale;
  }
  if (is_set (tag, "weight"))
    g_object_get (tag, "weight", &look->weight, NULL);
  if (is_set (tag, "style"))
    g_object_get (tag, "style", &look->style, NULL);
  if (is_set (tag, "strikethrough"))
    g_object_get (tag, "strikethrough", &look->strike, NULL);
  if (is_set (tag, "family")) {
    g_clear_pointer (&look->family, g_free);
    g_object_get (tag, "family", &look->family, NULL);
  }
}

static void
add_place (Look *look, GtkTextTag *tag)
{
  gboolean accumulative = FALSE;
  float line_height = 0;
  int left = 0;
  int right = 0;

  if (is_set (tag, "line-height")) {
    g_object_get (tag, "line-height", &line_height, NULL);
    look->line_height = (double) line_height;
  }
  if (is_set (tag, "left-margin")) {
    g_object_get (tag, "left-margin", &left, "accumulative-margin", &accumulative, NULL);
    look->left = accumulative ? look->left + left : left;
  }
  if (is_set (tag, "right-margin")) {
    g_object_get (tag, "right-margin", &right, "accumulative-margin", &accumulative, NULL);
    look->right = accumulative ? look->right + right : right;
  }
  if (is_set (tag, "indent"))
    g_object_get (tag, "indent", &look->indent, NULL);
  if (is_set (tag, "pixels-above-lines"))
    g_object_get (tag, "pixels-above-lines", &look->above, NULL);
  if (is_set (tag, "pixels-below-lines"))
    g_object_get (tag, "pixels-below-lines", &look->below, NULL);
  if (is_set (tag, "tabs")) {
    g_clear_pointer (&look->tabs, pango_tab_array_free);
    g_object_get (tag, "tabs", &look->tabs, NULL);
  }
}

/* Adds up the tags, in the order in which one wins over another. */
static void
get_look (const GtkTextIter *iter, Look *look)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);
  GSList *item;

  for (item = tags; item; item = item->next) {
    add_font (look, item->data);
    add_place (look, item->data);
    look->dim = look->dim || is_dim (item->data);
    if (DGS_IS_LINK_TAG (item->data))
      look->link = item->data;
  }
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static void
add_attributes (PangoAttrList *attributes, const Look *look, guint start, guint end)
{
  if (look->scale != 1)
    add_attribute (attributes, pango_attr_scale_new (look->scale), start, end);
  if (look->weight > 0)
    add_attribute (attributes, pango_attr_weight_new ((PangoWeight) look->weight), start, end);
  if (look->style != PANGO_STYLE_NORMAL)
    add_attribute (attributes, pango_attr_style_new (look->style), start, end);
  if (look->family)
    add_attribute (attributes, pango_attr_family_new (look->family), start, end);
  if (look->strike)
    add_attribute (attributes, pango_attr_strikethrough_new (TRUE), start, end);
  if (look->dim)
    add_attribute (attributes, pango_attr_foreground_new (DIM, DIM, DIM), start, end);
  if (look->link)
    add_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
}

static void
add_link (DgsPrintParagraph *self, const char *address, gsize start, gsize end)
{
  DgsPrintLink *last = self->links->len > 0 ? self->links->pdata[self->links->len - 1] : NULL;
  DgsPrintLink *link;

  if (last && last->end == (int) start && g_str_equal (last->address, address)) {
    last->end = (int) end;
    return;
  }
  link = g_new0 (DgsPrintLink, 1);
  link->start = (int) start;
  link->end = (int) end;
  link->address = g_strdup (address);
  g_ptr_array_add (self->links, link);
}

/* The address is written where the words end that lead to it, unless they are the address. */
static void
add_address (GString *text, const DgsPrintLink *link, const GtkTextIter *iter)
{
  gsize length = (gsize) (link->end - link->start);
  Look next = { .scale = 1 };

  get_look (iter, &next);
  if (!(next.link && g_str_equal (dgs_link_tag_get_address (next.link), link->address)) &&
      !(length == strlen (link->address) &&
        strncmp (text->str + link->start, link->address, length) == 0))
    g_string_append_printf (text, " (%s)", link->address);
  clear_look (&next);
}

static PangoAttrList *
collect (DgsPrintParagraph *self, const GtkTextIter *first, GString *text, gboolean with_addresses)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  GtkTextIter iter = *first;
  GtkTextIter end = *first;

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  while (gtk_text_iter_compare (&iter, &end) < 0) {
    g_auto (Look) look = { .scale = 1 };
    GtkTextIter next = iter;
    g_autofree char *piece = NULL;
    gsize start = text->len;

    if (!gtk_text_iter_forward_to_tag_toggle (&next, NULL) ||
        gtk_text_iter_compare (&next, &end) > 0)
      next = end;
    piece = gtk_text_iter_get_text (&iter, &next);
    g_string_append (text, piece);
    get_look (&iter, &look);
    add_attributes (attributes, &look, (guint) start, (guint) text->len);
    iter = next;
    if (!look.link)
      continue;
    add_link (self, dgs_link_tag_get_address (look.link), start, text->len);
    if (with_addresses)
      add_address (text, self->links->pdata[self->links->len - 1], &iter);
  }
  return attributes;
}

static gboolean
has_style (const GtkTextIter *iter, const char *name)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (gtk_text_iter_get_buffer (iter));

  return gtk_text_iter_has_tag (iter, gtk_text_tag_table_lookup (table, name));
}

static gboolean
is_heading (const GtkTextIter *iter)
{
  guint level;

  for (level = 1; level <= 6; level++) {
    if (has_style (iter, dgs_reader_styles_get_heading (level)))
      return TRUE;
  }
  return has_style (iter, DGS_STYLE_TITLE) || has_style (iter, DGS_STYLE_DETAILS) ||
         has_style (iter, DGS_STYLE_STORY) || has_style (iter, DGS_STYLE_BYLINE) ||
         has_style (iter, DGS_STYLE_FOLD);
}

static void
set_up_layout (DgsPrintParagraph *self,
               const Look *look,
               const PangoFontDescription *font,
               double width)
{
  double room = MAX (MIN_WIDTH, width - self->left - self->right);

  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_width (self->layout, (int) (room * PANGO_SCALE));
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_indent (self->layout, look->indent * PANGO_SCALE);
  if (look->tabs) {
    g_autoptr (PangoTabArray) tabs = NULL;
    int step = 0;

    /* The text view counts tabs in pixels, and a page has points. */
    pango_tab_array_get_tab (look->tabs, 0, NULL, &step);
    tabs = pango_tab_array_new_with_positions (1, FALSE, PANGO_TAB_LEFT, step * PANGO_SCALE);
    pango_layout_set_tabs (self->layout, tabs);
  }
}

/* What stands around the text of the line that begins here, and what may not be torn from it. */
static void
set_kind (DgsPrintParagraph *self, const GtkTextIter *start)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (start);
  GtkTextTag *table = NULL;
  GSList *item;

  for (item = tags; item; item = item->next) {
    if (DGS_IS_QUOTE_TAG (item->data))
      g_ptr_array_add (self->quotes, g_object_ref (item->data));
    else if (DGS_IS_TABLE_TAG (item->data))
      table = item->data;
  }
  self->rtl = has_style (start, DGS_STYLE_RTL);
  self->is_code = has_style (start, DGS_STYLE_CODE_BLOCK);
  self->is_code_last = has_style (start, DGS_STYLE_CODE_LAST);
  self->is_rule = has_style (start, DGS_STYLE_RULE);
  self->in_block = self->is_code || table;
  self->begins_block =
      table ? gtk_text_iter_starts_tag (start, table) : has_style (start, DGS_STYLE_CODE_FIRST);
  /* The names of a table's columns are a heading. */
  self->keep = is_heading (start) || (table && has_style (start, DGS_STYLE_STRONG));
}

/**
 * dgs_print_paragraph_new:
 * @context: what measures text; its units are points
 * @start: the beginning of a line in a buffer with the reader's styles
 * @font: what the text is set in
 * @width: of a page, in points
 * @with_addresses: whether to write the address behind each link
 *
 * Lays a line of a text out for a page: black, without hyphens.
 *
 * Returns: (transfer full): a paragraph
 */
DgsPrintParagraph *
dgs_print_paragraph_new (PangoContext *context,
                         const GtkTextIter *start,
                         const PangoFontDescription *font,
                         double width,
                         gboolean with_addresses)
{
  DgsPrintParagraph *self = g_new0 (DgsPrintParagraph, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PangoAttrList) attributes = NULL;
  g_auto (Look) look = { .scale = 1, .line_height = 1 };

  self->links = g_ptr_array_new_with_free_func (link_free);
  get_look (start, &look);
  self->quotes = g_ptr_array_new_with_free_func (g_object_unref);
  self->left = look.left;
  self->right = look.right;
  self->above = look.above;
  self->below = look.below;
  set_kind (self, start);

  self->layout = pango_layout_new (context);
  attributes = collect (self, start, text, with_addresses);
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_attr_list_insert (attributes, pango_attr_line_height_new (look.line_height));
  set_up_layout (self, &look, font, width);
  pango_layout_set_text (self->layout, text->str, (int) text->len);
  pango_layout_set_attributes (self->layout, attributes);
  return self;
}

/**
 * dgs_print_paragraph_set_picture:
 * @self: a paragraph
 * @texture: a picture
 * @width: how wide it is to be, in points
 * @height: how high it is to be, in points
 *
 * Puts a picture in the place of the words for it.
 */
void
dgs_print_paragraph_set_picture (DgsPrintParagraph *self,
                                 GdkTexture *texture,
                                 double width,
                                 double height)
{
  g_set_object (&self->texture, texture);
  self->picture_width = width;
  self->picture_height = height;
  pango_layout_set_attributes (self->layout, NULL);
  pango_layout_set_text (self->layout, "", 0);
}

/**
 * dgs_print_paragraph_free:
 * @self: a paragraph
 *
 * Frees a paragraph.
 */
void
dgs_print_paragraph_free (DgsPrintParagraph *self)
{
  g_object_unref (self->layout);
  g_clear_object (&self->texture);
  g_ptr_array_unref (self->quotes);
  g_ptr_array_unref (self->links);
  g_free (self);
}
