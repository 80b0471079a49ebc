/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sources.h"

#include "dgs-address.h"
#include "dgs-block.h"
#include "dgs-text.h"

#include <string.h>

#define MAX_SOURCES 2000

/* Tells whether a summary or a heading says that sources follow. */
static gboolean
says_sources (const DgsBlock *block)
{
  g_autofree char *text = dgs_spans_to_text (block->spans);
  g_autoptr (GRegex) regex = NULL;

  regex = g_regex_new ("^\\W*(?:the |all |our |feed |news )?(?:sources?|quellen|来源|信息源|feeds)"
                       "(?: used| and feeds| list)?\\W*(?:\\d+\\W*)?$",
                       G_REGEX_CASELESS, 0, NULL);
  return g_regex_match (regex, text, 0, NULL);
}

static void
add (GPtrArray *sources, GHashTable *seen, GPtrArray *spans, guint first)
{
  const char *href = ((DgsSpan *) g_ptr_array_index (spans, first))->href;
  g_autoptr (GString) title = g_string_new (NULL);
  DgsSource *source;
  guint i;

  if (!dgs_address_is_web (href) || sources->len >= MAX_SOURCES ||
      !g_hash_table_add (seen, g_strdup (href)))
    return;
  for (i = first; i < spans->len; i++) {
    const DgsSpan *span = g_ptr_array_index (spans, i);

    if (g_strcmp0 (span->href, href) != 0)
      break;
    g_string_append (title, span->text);
  }
  source = g_new0 (DgsSource, 1);
  source->title = dgs_text_collapse (title->str);
  source->address = g_strdup (href);
  g_ptr_array_add (sources, source);
}

/* Takes every link in a block. */
static void
collect (GPtrArray *sources, GHashTable *seen, const DgsBlock *block)
{
  guint i;

  for (i = 0; i < block->spans->len; i++) {
    const DgsSpan *span = g_ptr_array_index (block->spans, i);

    if (span->href)
      add (sources, seen, block->spans, i);
  }
  for (i = 0; i < block->children->len; i++)
    collect (sources, seen, g_ptr_array_index (block->children, i));
}

static void
find (GPtrArray *sources, GHashTable *seen, GPtrArray *blocks)
{
  gboolean under_heading = FALSE;
  guint i;

  for (i = 0; i < blocks->len; i++) {
    const DgsBlock *block = g_ptr_array_index (blocks, i);

    if (block->kind == DGS_BLOCK_HEADING)
      under_heading = says_sources (block);
    else if (block->kind == DGS_BLOCK_DISCLOSURE && says_sources (block))
      collect (sources, seen, block);
    else if (block->kind == DGS_BLOCK_LIST && under_heading)
      collect (sources, seen, block);
    else if (block->kind == DGS_BLOCK_DISCLOSURE || block->kind == DGS_BLOCK_QUOTE)
      find (sources, seen, block->children);
  }
}

/* Finds the feeds that a digest lists as those it was drawn from, in order and each address
 * once. */
GPtrArray *
dgs_sources_find (DgsDocument *document)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_source_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  find (sources, seen, dgs_document_get_blocks (document));
  return sources;
}
