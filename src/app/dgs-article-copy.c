/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-article-copy.h"

#include "dgs-markdown.h"

/**
 * dgs_article_copy_story:
 * @text: (nullable): the text of a digest
 * @story: the number of a story in it
 *
 * Writes a story for other programs.
 *
 * Returns: (transfer full) (nullable): Markdown, %NULL where there is no such story
 */
char *
dgs_article_copy_story (const DgsArticleText *text, int story)
{
  if (!text || story < 0 || (guint) story >= text->stories->len)
    return NULL;
  return dgs_markdown_from_story (text->document, (guint) story);
}

/**
 * dgs_article_copy_story_link:
 * @text: (nullable): the text of a digest
 * @story: the number of a story in it
 *
 * Gets where a story leads.
 *
 * Returns: (transfer none) (nullable): an address, %NULL where there is none
 */
const char *
dgs_article_copy_story_link (const DgsArticleText *text, int story)
{
  if (!text || story < 0 || (guint) story >= text->stories->len)
    return NULL;
  return ((DgsStory *) g_ptr_array_index (text->stories, (guint) story))->link;
}

/**
 * dgs_article_copy_markdown:
 * @text: the text of an article
 * @title: its title
 *
 * Writes an article for other programs. One that does not begin with a heading gets its title.
 *
 * Returns: (transfer full): Markdown
 */
char *
dgs_article_copy_markdown (const DgsArticleText *text, const char *title)
{
  GPtrArray *blocks = dgs_document_get_blocks (text->document);
  g_autofree char *body = dgs_markdown_from_document (text->document);
  g_autofree char *heading = NULL;
  guint i;

  for (i = 0; i < blocks->len; i++) {
    const DgsBlock *block = g_ptr_array_index (blocks, i);

    if (block->kind == DGS_BLOCK_HEADING)
      return g_steal_pointer (&body);
    if (block->kind == DGS_BLOCK_PARAGRAPH)
      break;
  }
  heading = dgs_markdown_link (title, NULL);
  return g_strdup_printf ("# %s\n\n%s", heading, body);
}
