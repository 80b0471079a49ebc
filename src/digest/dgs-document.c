/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-document.h"

#include "dgs-block.h"
#include "dgs-document-builder.h"
#include "dgs-inline.h"
#include "dgs-text.h"

#include <string.h>

/* A digest has some ten kilobytes. */
#define MAX_BYTES (8 * 1024 * 1024)
/* How often a publisher escapes one text, at the most. */
#define MAX_ESCAPES 4

struct _DgsDocument {
  GPtrArray *blocks;
};

G_DEFINE_BOXED_TYPE (DgsDocument, dgs_document, dgs_document_ref, dgs_document_unref)

static gboolean
has_tags (const char *text)
{
  const char *cursor;

  for (cursor = strchr (text, '<'); cursor; cursor = strchr (cursor + 1, '<')) {
    if (g_ascii_isalpha (cursor[1]) || cursor[1] == '/' || cursor[1] == '!')
      return TRUE;
  }
  return FALSE;
}

/* Reads the references in a text that has no tags. */
static char *
unescape (const char *text)
{
  g_autoptr (GString) safe = g_string_sized_new (strlen (text));
  g_autoptr (xmlDoc) html = NULL;
  const char *cursor;
  xmlChar *content;
  char *result;

  for (cursor = text; *cursor; cursor++) {
    if (*cursor == '<')
      g_string_append (safe, "&lt;");
    else
      g_string_append_c (safe, *cursor);
  }
  html = dgs_html_parse (safe->str, MAX_BYTES);
  if (!html)
    return g_strdup ("");
  content = xmlNodeGetContent ((xmlNode *) html);
  result = g_utf8_make_valid (content ? (const char *) content : "", -1);
  xmlFree (content);
  return result;
}

/* One publisher escapes the same text three times over; no text means to show a reference. */
static char *
unescape_all (const char *text)
{
  g_autofree char *current = unescape (text);
  guint i;

  for (i = 1; i < MAX_ESCAPES && strchr (current, '&'); i++) {
    g_autofree char *next = unescape (current);

    if (g_str_equal (next, current))
      break;
    g_free (current);
    current = g_steal_pointer (&next);
  }
  return g_steal_pointer (&current);
}

/* An empty line ends a paragraph, as in a mail. */
static GPtrArray *
build_from_text (const char *text)
{
  static const DgsInlineStyle plain = { DGS_SPAN_PLAIN, NULL, FALSE };
  g_autofree char *unescaped = unescape_all (text);
  g_auto (GStrv) lines = g_strsplit (unescaped, "\n", -1);
  g_autoptr (DgsInline) line = dgs_inline_new ();
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_block_free);
  guint i;

  for (i = 0; lines[i]; i++) {
    gboolean last = !lines[i + 1];

    dgs_inline_append (line, lines[i], &plain);
    dgs_inline_append (line, "\n", &plain);
    if (!dgs_inline_is_empty (line) && (last || dgs_text_is_blank (lines[i + 1]))) {
      DgsBlock *block = dgs_block_new (DGS_BLOCK_PARAGRAPH);

      g_ptr_array_unref (block->spans);
      block->spans = dgs_inline_take (line);
      g_ptr_array_add (blocks, block);
    }
  }
  return blocks;
}

static GPtrArray *
build (const char *html, const char *base)
{
  g_autoptr (xmlDoc) parsed = dgs_html_parse (html, MAX_BYTES);

  if (!parsed)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_block_free);
  return dgs_document_builder_run (parsed, base);
}

/**
 * dgs_document_new_from_html:
 * @html: (nullable): HTML, or plain text where it has no tag; in whatever state
 * @base: (nullable): absolute address that addresses in @html are relative to
 *
 * Makes a document out of a publisher's HTML.
 *
 * Only what the document has a block or a style for gets in: scripts, styles, forms, frames and
 * other things that are no text are dropped, and other elements leave their text. Links have
 * absolute addresses; those that lead nowhere are marked and have none. The time it takes grows
 * with the length of @html and no faster. What is longer than eight megabytes is cut.
 *
 * Returns: (transfer full): a document, without blocks where there is nothing to read
 */
DgsDocument *
dgs_document_new_from_html (const char *html, const char *base)
{
  DgsDocument *self = g_atomic_rc_box_new0 (DgsDocument);

  if (!html)
    html = "";
  self->blocks = has_tags (html) ? build (html, base) : build_from_text (html);
  return self;
}

/**
 * dgs_document_ref:
 * @self: a document
 *
 * Takes a reference. Documents never change, so that threads may share them.
 *
 * Returns: (transfer full): @self
 */
DgsDocument *
dgs_document_ref (DgsDocument *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DgsDocument *self = data;

  g_ptr_array_unref (self->blocks);
}

/**
 * dgs_document_unref:
 * @self: (transfer full): a document
 *
 * Gives a reference back.
 */
void
dgs_document_unref (DgsDocument *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * dgs_document_get_blocks:
 * @self: a document
 *
 * Gets the top of the tree.
 *
 * Returns: (transfer none) (element-type DgsBlock): the blocks in order
 */
GPtrArray *
dgs_document_get_blocks (DgsDocument *self)
{
  return self->blocks;
}

/**
 * dgs_document_to_text:
 * @self: a document
 *
 * Makes readable plain text of a document, with an empty line between blocks.
 *
 * Returns: (transfer full): plain text, empty where there is none
 */
char *
dgs_document_to_text (DgsDocument *self)
{
  return dgs_blocks_to_text (self->blocks);
}
