/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-address.h"
#include "dgs-article-page-private.h"

/* What others ask the page for. */

/**
 * dgs_article_page_get_article:
 * @self: an article page
 *
 * Gets the article that is being read.
 *
 * Returns: (transfer none) (nullable): an article
 */
DgsArticle *
dgs_article_page_get_article (DgsArticlePage *self)
{
  g_return_val_if_fail (DGS_IS_ARTICLE_PAGE (self), NULL);

  return self->article;
}

/* The samples stand on no page: RFC 2606 keeps their address from ever answering. */
static gboolean
is_on_the_web (const char *address)
{
  g_autofree char *host = dgs_address_get_host (address);

  return host && !g_str_has_suffix (host, ".invalid");
}

/**
 * dgs_article_page_get_address:
 * @self: an article page
 *
 * Gets the address of the page that the article stands on.
 *
 * Returns: (transfer full) (nullable): the newest known address, %NULL where there is none
 */
char *
dgs_article_page_get_address (DgsArticlePage *self)
{
  const char *address = NULL;

  g_return_val_if_fail (DGS_IS_ARTICLE_PAGE (self), NULL);

  if (self->text && self->text->links && *self->text->links)
    address = *self->text->links;
  else if (self->article)
    address = dgs_article_get_link (self->article);
  return is_on_the_web (address) ? g_strdup (address) : NULL;
}

/**
 * dgs_article_page_get_text:
 * @self: an article page
 *
 * Gets what is shown.
 *
 * Returns: (transfer none) (nullable): a text, %NULL while there is none
 */
const DgsArticleText *
dgs_article_page_get_text (DgsArticlePage *self)
{
  g_return_val_if_fail (DGS_IS_ARTICLE_PAGE (self), NULL);

  return self->shown ? self->text : NULL;
}

/**
 * dgs_article_page_get_reader:
 * @self: an article page
 *
 * Gets what shows the text.
 *
 * Returns: (transfer none): a reader view
 */
DgsReaderView *
dgs_article_page_get_reader (DgsArticlePage *self)
{
  g_return_val_if_fail (DGS_IS_ARTICLE_PAGE (self), NULL);

  return self->reader;
}

/**
 * dgs_article_page_get_find_bar:
 * @self: an article page
 *
 * Gets the bar that finds words in the text.
 *
 * Returns: (transfer none): a find bar
 */
DgsFindBar *
dgs_article_page_get_find_bar (DgsArticlePage *self)
{
  g_return_val_if_fail (DGS_IS_ARTICLE_PAGE (self), NULL);

  return self->find_bar;
}

/**
 * dgs_article_page_show_outline:
 * @self: an article page
 *
 * Opens the list of headings and stories.
 */
void
dgs_article_page_show_outline (DgsArticlePage *self)
{
  g_return_if_fail (DGS_IS_ARTICLE_PAGE (self));

  gtk_menu_button_popup (self->outline_button);
}
