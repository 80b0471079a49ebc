/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "dgs-link-tag.h"
#include "dgs-reader-view-private.h"

/* A text view's own menu is that of an editor: cut, paste, undo. A reader has none of these. */

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_link_section (GMenu *menu, DgsLinkTag *tag)
{
  g_autoptr (GMenu) section = g_menu_new ();
  const char *address = dgs_link_tag_get_address (tag);
  int story = -1;
  gint64 article_id = dgs_link_tag_get_article (tag, &story);

  if (article_id) {
    append_item (section, _ ("_Open"), "win.open-story", g_variant_new ("(xi)", article_id, story));
  } else {
    append_item (section, _ ("_Open Link"), "reader.open-link", g_variant_new_string (address));
    append_item (section, _ ("Copy Link _Address"), "reader.copy-link",
                 g_variant_new_string (address));
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* What can be done with a link, with the story that it is in, and with the digest. */
static GMenu *
make_menu (DgsReaderView *self, GtkTextTag *tag)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) digest = g_menu_new ();
  g_autoptr (GMenu) selection = g_menu_new ();

  if (DGS_IS_LINK_TAG (tag))
    append_link_section (menu, DGS_LINK_TAG (tag));
  append_item (selection, _ ("_Copy"), "clipboard.copy", NULL);
  append_item (selection, _ ("Select A_ll"), "selection.select-all", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (selection));
  if (self->story >= 0) {
    append_item (digest, _ ("Copy _Story"), "article.copy-story", NULL);
    append_item (digest, _ ("Copy Story Lin_k"), "article.copy-story-link", NULL);
  }
  append_item (digest, _ ("Copy Digest as _Markdown"), "article.copy-markdown", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (digest));
  return menu;
}

/* Opens the menu for a link, or for none, at a place of the view. */
void
dgs_reader_view_popup_menu (DgsReaderView *self, GtkTextTag *tag, int x, int y)
{
  g_autoptr (GMenu) menu = make_menu (self, tag);
  const GdkRectangle place = { x, y, 1, 1 };

  if (!self->menu) {
    self->menu = gtk_popover_menu_new_from_model (NULL);
    gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
    gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
    gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* What is copied reads as text: breaks within a paragraph are breaks, pictures are left out. */
void
dgs_reader_view_copy_clipboard (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;
  g_autoptr (GString) readable = NULL;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return;
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  readable = g_string_new (text);
  g_string_replace (readable, "\342\200\250", "\n", 0);
  g_string_replace (readable, "\357\277\274", "", 0);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), readable->str);
}
