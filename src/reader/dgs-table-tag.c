/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-table-tag.h"

#include <string.h>

#include "dgs-table-text.h"

struct _DgsTableTag {
  GtkTextTag parent_instance;

  DgsDocument *document;
  const DgsBlock *block;
  guint level;
  gboolean columns;

  /* What was measured last, and with what. */
  int width;
  guint serial;
};

G_DEFINE_FINAL_TYPE (DgsTableTag, dgs_table_tag, GTK_TYPE_TEXT_TAG)

static void
dgs_table_tag_finalize (GObject *object)
{
  DgsTableTag *self = DGS_TABLE_TAG (object);

  g_clear_pointer (&self->document, dgs_document_unref);

  G_OBJECT_CLASS (dgs_table_tag_parent_class)->finalize (object);
}

static void
dgs_table_tag_class_init (DgsTableTagClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dgs_table_tag_finalize;
}

static void
dgs_table_tag_init (DgsTableTag *self)
{
}

/**
 * dgs_table_tag_new:
 * @document: a document
 * @block: a table in it
 * @level: how deep the table is indented
 * @columns: whether it is set in columns
 *
 * Makes an anonymous tag for one table.
 *
 * Returns: (transfer full): a new tag
 */
GtkTextTag *
dgs_table_tag_new (DgsDocument *document, const DgsBlock *block, guint level, gboolean columns)
{
  DgsTableTag *self;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (block != NULL && block->kind == DGS_BLOCK_TABLE, NULL);

  self = g_object_new (DGS_TYPE_TABLE_TAG, NULL);
  self->document = dgs_document_ref (document);
  self->block = block;
  self->level = level;
  self->columns = columns;
  return GTK_TEXT_TAG (self);
}

/**
 * dgs_table_tag_get_block:
 * @self: a table tag
 *
 * Gets the table.
 *
 * Returns: (transfer none): a block of the document
 */
const DgsBlock *
dgs_table_tag_get_block (DgsTableTag *self)
{
  g_return_val_if_fail (DGS_IS_TABLE_TAG (self), NULL);

  return self->block;
}

/**
 * dgs_table_tag_get_level:
 * @self: a table tag
 *
 * Gets how deep the table is indented.
 *
 * Returns: 0 at the edge
 */
guint
dgs_table_tag_get_level (DgsTableTag *self)
{
  g_return_val_if_fail (DGS_IS_TABLE_TAG (self), 0);

  return self->level;
}

/**
 * dgs_table_tag_get_columns:
 * @self: a table tag
 *
 * Tells how the table is set.
 *
 * Returns: %TRUE for columns, %FALSE for records
 */
gboolean
dgs_table_tag_get_columns (DgsTableTag *self)
{
  g_return_val_if_fail (DGS_IS_TABLE_TAG (self), FALSE);

  return self->columns;
}

/**
 * dgs_table_tag_set_columns:
 * @self: a table tag
 * @columns: whether it is set in columns
 *
 * Notes how the table is set.
 */
void
dgs_table_tag_set_columns (DgsTableTag *self, gboolean columns)
{
  g_return_if_fail (DGS_IS_TABLE_TAG (self));

  self->columns = columns;
}

static PangoAttrList *
make_attributes (DgsTableTag *self, const char *text, double scale)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  pango_attr_list_insert (attributes, pango_attr_family_new ("Monospace"));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  bold->end_index = dgs_table_text_has_header (self->block) ? (guint) strcspn (text, "\n") : 0;
  pango_attr_list_insert (attributes, bold);
  return attributes;
}

/**
 * dgs_table_tag_measure:
 * @self: a table tag
 * @context: what measures text
 * @font: (nullable): the font of the text around it, %NULL for that of @context
 * @scale: how large the table is set, where 1 is as large as the text
 *
 * Tells how much room the table takes in columns. It is measured again only after @context has
 * changed.
 *
 * Returns: Pango units
 */
int
dgs_table_tag_measure (DgsTableTag *self,
                       PangoContext *context,
                       const PangoFontDescription *font,
                       double scale)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (DGS_IS_TABLE_TAG (self) && PANGO_IS_CONTEXT (context), 0);

  if (self->serial == pango_context_get_serial (context))
    return self->width;
  text = dgs_table_text_new (self->block, TRUE);
  attributes = make_attributes (self, text, scale);
  layout = pango_layout_new (context);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &self->width, NULL);
  self->serial = pango_context_get_serial (context);
  return self->width;
}
