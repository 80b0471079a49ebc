/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-address.h"
#include "dgs-article-page-private.h"
#include "dgs-article-print.h"
#include "dgs-article-words.h"

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

/**
 * dgs_article_page_focus:
 * @self: an article page
 *
 * Gives the keyboard to the text, or to what is there without one.
 */
void
dgs_article_page_focus (DgsArticlePage *self)
{
  g_return_if_fail (DGS_IS_ARTICLE_PAGE (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->reader)) ||
      !gtk_widget_grab_focus (GTK_WIDGET (self->reader)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * dgs_article_page_load_images:
 * @self: an article page
 *
 * Shows the images of the open article, whatever the user chose for all.
 */
void
dgs_article_page_load_images (DgsArticlePage *self)
{
  g_return_if_fail (DGS_IS_ARTICLE_PAGE (self));

  dgs_image_loader_load (self->images);
}

/**
 * dgs_article_page_print:
 * @self: an article page
 * @to_file: whether to write a PDF, and not to print
 *
 * Prints the open article, or exports it. Does nothing while there is no text.
 */
void
dgs_article_page_print (DgsArticlePage *self, gboolean to_file)
{
  g_autoptr (GHashTable) pictures = NULL;
  DgsWindow *window;

  g_return_if_fail (DGS_IS_ARTICLE_PAGE (self));

  if (!self->text)
    return;
  pictures = dgs_image_loader_list_pictures (self->images);
  window = DGS_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  if (to_file)
    dgs_article_print_export (window, self->article, self->text, pictures);
  else
    dgs_article_print_run (window, self->article, self->text, pictures);
}

static void
also_in_free (gpointer data)
{
  DgsAlsoIn *place = data;

  g_free (place->title);
  g_free (place);
}

/**
 * dgs_article_page_list_also_in:
 * @elsewhere: (element-type DgsElsewhere): where stories stand, too
 *
 * Names the other places for the reader.
 *
 * Returns: (transfer full) (element-type DgsAlsoIn): places
 */
GPtrArray *
dgs_article_page_list_also_in (GPtrArray *elsewhere)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (also_in_free);
  guint i;

  for (i = 0; i < elsewhere->len; i++) {
    const DgsElsewhere *other = g_ptr_array_index (elsewhere, i);
    DgsAlsoIn *place = g_new0 (DgsAlsoIn, 1);

    place->story = other->story;
    place->title = dgs_article_words_elsewhere (other);
    place->article_id = other->article_id;
    place->other_story = other->other_story;
    g_ptr_array_add (places, place);
  }
  return places;
}
