/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-stories.h"

#include "dgs-block.h"
#include "dgs-story-line.h"
#include "dgs-text.h"

#include <string.h>

#define MAX_STORIES 2000

typedef struct {
  GPtrArray *stories;
  GArray *places;
  const DgsBlock *block;
  GString *text;
  char *section;
  gboolean is_open;
  gboolean after_rule;
  gboolean is_suspended;
} Walk;

/* The story that is being read takes no more text. */
static void
close_story (Walk *self)
{
  if (self->is_open) {
    DgsStory *story = g_ptr_array_index (self->stories, self->stories->len - 1);

    g_free (story->text);
    story->text = g_strstrip (g_strdup (self->text->str));
  }
  self->is_open = FALSE;
  g_string_truncate (self->text, 0);
}

static void
add_text (Walk *self, const DgsBlock *block)
{
  g_autofree char *text = NULL;

  if (!self->is_open)
    return;
  g_array_index (self->places, DgsStoryPlace, self->places->len - 1).last = self->block;
  text = dgs_block_to_text (block);
  if (*text && self->text->len > 0)
    g_string_append (self->text, "\n\n");
  g_string_append (self->text, text);
}

static void
open_story (Walk *self, DgsStoryLine *line)
{
  DgsStory *story;
  DgsStoryPlace place = { self->block, self->block };

  close_story (self);
  if (self->stories->len >= MAX_STORIES)
    return;
  story = g_new0 (DgsStory, 1);
  story->section = g_strdup (self->section);
  story->title = g_steal_pointer (&line->title);
  story->byline = g_steal_pointer (&line->byline);
  story->link = g_steal_pointer (&line->link);
  g_string_assign (self->text, line->text);
  g_ptr_array_add (self->stories, story);
  g_array_append_val (self->places, place);
  self->is_open = TRUE;
}

static void
enter_section (Walk *self, const DgsBlock *heading)
{
  g_autofree char *text = dgs_spans_to_text (heading->spans);

  close_story (self);
  self->is_suspended = FALSE;
  g_clear_pointer (&self->section, g_free);
  if (heading->level > 1)
    self->section = dgs_text_collapse (text);
}

/* What follows a rule is no part of a digest's text, unless it goes on as one: chatbots put their
 * offers there. */
static gboolean
is_suspended (Walk *self, gboolean is_story)
{
  if (self->after_rule)
    self->is_suspended = !is_story;
  self->after_rule = FALSE;
  return self->is_suspended;
}

/* A title in bold with text alone is a thread, and ends the story before it. */
static void
read_paragraph (Walk *self, const DgsBlock *paragraph)
{
  g_autoptr (DgsStoryLine) line = dgs_story_line_read (paragraph->spans);
  gboolean is_story = line && (line->byline || line->has_link);

  if (is_suspended (self, is_story))
    return;
  if (is_story)
    open_story (self, line);
  else if (line)
    close_story (self);
  else
    add_text (self, paragraph);
}

static DgsStoryLine *
read_item (const DgsBlock *item)
{
  const DgsBlock *first = item->children->len > 0 ? g_ptr_array_index (item->children, 0) : NULL;
  g_autoptr (DgsStoryLine) line = NULL;

  if (!first || first->kind != DGS_BLOCK_PARAGRAPH)
    return NULL;
  line = dgs_story_line_read (first->spans);
  return line && line->has_link ? g_steal_pointer (&line) : NULL;
}

/* An item of a list is a story if it has a link. A list without stories is text. */
static void
read_list (Walk *self, const DgsBlock *list)
{
  gboolean has_stories = FALSE;
  guint i;
  guint j;

  for (i = 0; i < list->children->len; i++) {
    const DgsBlock *item = g_ptr_array_index (list->children, i);
    g_autoptr (DgsStoryLine) line = read_item (item);

    if (is_suspended (self, line != NULL) || !line)
      continue;
    has_stories = TRUE;
    self->block = item;
    open_story (self, line);
    for (j = 1; j < item->children->len; j++)
      add_text (self, g_ptr_array_index (item->children, j));
    close_story (self);
  }
  self->block = list;
  if (!has_stories && !self->is_suspended)
    add_text (self, list);
}

static void
read_block (Walk *self, const DgsBlock *block)
{
  self->block = block;
  switch (block->kind) {
  case DGS_BLOCK_HEADING:
    self->after_rule = FALSE;
    enter_section (self, block);
    break;
  case DGS_BLOCK_RULE:
    close_story (self);
    self->after_rule = TRUE;
    break;
  case DGS_BLOCK_PARAGRAPH:
    read_paragraph (self, block);
    break;
  case DGS_BLOCK_LIST:
    read_list (self, block);
    break;
  case DGS_BLOCK_DISCLOSURE:
    close_story (self);
    break;
  case DGS_BLOCK_LIST_ITEM:
  case DGS_BLOCK_QUOTE:
  case DGS_BLOCK_CODE:
  case DGS_BLOCK_TABLE:
  case DGS_BLOCK_TABLE_ROW:
  case DGS_BLOCK_TABLE_CELL:
  case DGS_BLOCK_FIGURE:
  default:
    add_text (self, block);
  }
}

static void
find (DgsDocument *document, GPtrArray *stories, GArray *places)
{
  GPtrArray *blocks = dgs_document_get_blocks (document);
  g_autoptr (GString) text = g_string_new (NULL);
  Walk walk = { .stories = stories, .places = places, .text = text };
  guint i;

  for (i = 0; i < blocks->len; i++)
    read_block (&walk, g_ptr_array_index (blocks, i));
  close_story (&walk);
  g_free (walk.section);
}

/* Finds the stories of a digest in order. */
GPtrArray *
dgs_stories_find (DgsDocument *document)
{
  GPtrArray *stories = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_story_free);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DgsStoryPlace));

  find (document, stories, places);
  return stories;
}

/**
 * dgs_stories_find_places:
 * @document: the text of a digest
 *
 * Finds where the stories of a digest stand, in the order of its stories.
 *
 * Returns: (transfer full) (element-type DgsStoryPlace): the places
 */
GArray *
dgs_stories_find_places (DgsDocument *document)
{
  g_autoptr (GPtrArray) stories = NULL;
  GArray *places = g_array_new (FALSE, FALSE, sizeof (DgsStoryPlace));

  stories = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_story_free);
  find (document, stories, places);
  return places;
}
