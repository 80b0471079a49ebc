/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-digest.h"
#include "dgs-link-tag.h"
#include "dgs-reader-styles.h"
#include "dgs-stories.h"
#include "dgs-text.h"
#include "dgs-typesetter-private.h"

/* A story that everybody tells would have a line as long as a page. */
#define MAX_ALSO_IN 5

/* Finds which blocks are the beginnings and ends of stories. */
void
dgs_typesetter_find_stories (DgsTypesetter *self)
{
  g_autoptr (GArray) places = NULL;
  GPtrArray *stories = self->typesetting->stories;
  guint i;

  if (!self->typesetting->outline || !stories || stories->len == 0)
    return;
  self->starts = g_hash_table_new (NULL, NULL);
  self->ends = g_hash_table_new (NULL, NULL);
  places = dgs_stories_find_places (self->document);
  for (i = 0; i < places->len && i < stories->len; i++) {
    const DgsStoryPlace *place = &g_array_index (places, DgsStoryPlace, i);

    g_hash_table_insert (self->starts, (gpointer) place->first, GUINT_TO_POINTER (i + 1));
    g_hash_table_insert (self->ends, (gpointer) place->last, GUINT_TO_POINTER (i + 1));
  }
}

void
dgs_typesetter_clear_stories (DgsTypesetter *self)
{
  g_clear_object (&self->story);
  g_clear_pointer (&self->starts, g_hash_table_unref);
  g_clear_pointer (&self->ends, g_hash_table_unref);
}

static guint
look_up (GHashTable *table, const DgsBlock *block)
{
  return table ? GPOINTER_TO_UINT (g_hash_table_lookup (table, block)) : 0;
}

/* A heading at the place where the next text goes. */
void
dgs_typesetter_note_heading (DgsTypesetter *self, const DgsBlock *heading)
{
  g_autofree char *text = dgs_block_to_text (heading);
  g_autofree char *title = dgs_text_collapse (text);
  g_autoptr (DgsOutlineItem) item = NULL;

  self->rank = heading->level;
  if (!self->typesetting || !self->typesetting->outline || *title == '\0')
    return;
  item = dgs_outline_item_new (title, NULL, heading->level - 1, -1, &self->iter);
  g_list_store_append (self->typesetting->outline, item);
}

void
dgs_typesetter_begin_block (DgsTypesetter *self, const DgsBlock *block)
{
  guint number = look_up (self->starts, block);
  const DgsStory *story;

  if (number == 0)
    return;
  story = g_ptr_array_index (self->typesetting->stories, number - 1);
  g_clear_object (&self->story);
  self->story =
      dgs_outline_item_new (story->title, story->byline, self->rank, (int) number - 1, &self->iter);
  g_list_store_append (self->typesetting->outline, self->story);
  self->owes_note = TRUE;
}

static void
set_place (DgsTypesetter *self, const DgsAlsoIn *place)
{
  g_autoptr (GtkTextTag) link =
      dgs_link_tag_new_for_article (place->article_id, place->other_story);
  int start = dgs_typesetter_get_offset (self);

  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (self->buffer), link);
  dgs_typesetter_insert (self, place->title);
  dgs_typesetter_apply (self, link, start);
  dgs_typesetter_apply (self, dgs_typesetter_get_tag (self, DGS_STYLE_LINK), start);
}

static guint
set_places (DgsTypesetter *self, guint story, const char *before)
{
  GPtrArray *places = self->typesetting->also_in;
  guint n_set = 0;
  guint i;

  for (i = 0; i < places->len && n_set < MAX_ALSO_IN; i++) {
    const DgsAlsoIn *place = g_ptr_array_index (places, i);

    if (place->story != story)
      continue;
    /* A line begins with a place, not with what parts two. */
    dgs_typesetter_insert (self, n_set == 0 ? before : "\u00a0· ");
    set_place (self, place);
    n_set++;
  }
  return n_set;
}

/* The line that says where the story stands, too. */
void
dgs_typesetter_set_note (DgsTypesetter *self)
{
  const DgsTypesetting *typesetting = self->typesetting;
  g_auto (GStrv) parts = NULL;
  int start = dgs_typesetter_get_offset (self);

  if (!self->owes_note)
    return;
  self->owes_note = FALSE;
  if (!typesetting->also_in || !typesetting->also_in_format)
    return;
  parts = g_strsplit (typesetting->also_in_format, "%s", 2);
  if (set_places (self, (guint) dgs_outline_item_get_story (self->story), parts[0]) == 0)
    return;
  if (parts[1])
    dgs_typesetter_insert (self, parts[1]);
  dgs_typesetter_end_paragraph (self, DGS_STYLE_BYLINE, start);
}

void
dgs_typesetter_end_block (DgsTypesetter *self, const DgsBlock *block)
{
  guint number = look_up (self->ends, block);

  if (number == 0 || !self->story || dgs_outline_item_get_story (self->story) != (int) number - 1)
    return;
  dgs_typesetter_set_note (self);
  dgs_outline_item_set_end (self->story, &self->iter);
}
