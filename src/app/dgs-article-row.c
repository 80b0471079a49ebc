/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-article-row.h"

#include <glib/gi18n.h>

#include "dgs-article-words.h"
#include "dgs-context-menu.h"
#include "dgs-library.h"
#include "dgs-words.h"

struct _DgsArticleRow {
  DgsRow parent_instance;

  DgsArticle *article;
};

enum {
  PROP_ARTICLE = 1,
  PROP_DETAILS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsArticleRow, dgs_article_row, DGS_TYPE_ROW)

static char *
get_title (gpointer instance, const char *title)
{
  return dgs_words_title (title);
}

static gboolean
is_unread (gpointer instance, gboolean read, gboolean loaded)
{
  return loaded && !read;
}

static gboolean
has_text (gpointer instance, const char *text)
{
  return text && *text;
}

static GVariant *
mark_target (DgsArticle *article, DgsMark mark)
{
  return g_variant_new ("(xi)", dgs_article_get_id (article), mark);
}

static char *
get_summary (DgsRow *row)
{
  DgsArticleRow *self = DGS_ARTICLE_ROW (row);

  return self->article ? dgs_article_words_summary (self->article) : NULL;
}

static GMenuModel *
make_article_menu (DgsArticle *article)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) marks = g_menu_new ();
  g_autoptr (GMenu) address = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  gboolean read = dgs_article_get_read (article);
  gboolean saved = dgs_article_get_saved (article);
  const char *link = dgs_article_get_link (article);

  dgs_context_menu_add (marks, read ? _ ("Mark as Un_read") : _ ("Mark as _Read"),
                        "win.mark-article",
                        mark_target (article, read ? DGS_MARK_UNREAD : DGS_MARK_READ));
  dgs_context_menu_add (marks, saved ? _ ("Remove from _Saved") : C_ ("digest", "_Save"),
                        "win.mark-article",
                        mark_target (article, saved ? DGS_MARK_UNSAVED : DGS_MARK_SAVED));
  if (dgs_article_words_has_page (article)) {
    dgs_context_menu_add (address, _ ("_Open in Browser"), "win.open-address",
                          g_variant_new_string (link));
    dgs_context_menu_add (address, _ ("_Copy Link"), "win.copy-address",
                          g_variant_new_string (link));
  }
  dgs_context_menu_add (last, _ ("Mark Read _Up to Here"), "win.mark-down-to",
                        g_variant_new_int64 (dgs_article_get_id (article)));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  if (dgs_article_words_has_page (article))
    g_menu_append_section (menu, NULL, G_MENU_MODEL (address));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (DgsRow *row)
{
  DgsArticleRow *self = DGS_ARTICLE_ROW (row);

  if (!self->article || !dgs_article_get_loaded (self->article))
    return NULL;
  return make_article_menu (self->article);
}

static void
article_notify_cb (DgsArticleRow *self)
{
  if (self->article && !dgs_article_get_read (self->article))
    gtk_widget_add_css_class (GTK_WIDGET (self), "unread");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unread");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DETAILS]);
  dgs_row_summary_changed (DGS_ROW (self));
}

static void
set_article (DgsArticleRow *self, DgsArticle *article)
{
  if (self->article == article)
    return;
  if (self->article)
    g_signal_handlers_disconnect_by_func (self->article, article_notify_cb, self);
  g_set_object (&self->article, article);
  if (article)
    g_signal_connect_object (article, "notify", G_CALLBACK (article_notify_cb), self,
                             G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ARTICLE]);
  article_notify_cb (self);
}

static void
dgs_article_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsArticleRow *self = DGS_ARTICLE_ROW (object);

  switch (property_id) {
  case PROP_ARTICLE:
    g_value_set_object (value, self->article);
    break;
  case PROP_DETAILS:
    g_value_take_string (value, self->article ? dgs_article_words_details (self->article) : NULL);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_article_row_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  DgsArticleRow *self = DGS_ARTICLE_ROW (object);

  switch (property_id) {
  case PROP_ARTICLE:
    set_article (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_article_row_dispose (GObject *object)
{
  DgsArticleRow *self = DGS_ARTICLE_ROW (object);

  g_clear_object (&self->article);

  G_OBJECT_CLASS (dgs_article_row_parent_class)->dispose (object);
}

static void
dgs_article_row_class_init (DgsArticleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DgsRowClass *row_class = DGS_ROW_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dgs_article_row_get_property;
  object_class->set_property = dgs_article_row_set_property;
  object_class->dispose = dgs_article_row_dispose;
  row_class->get_summary = get_summary;
  row_class->make_menu = make_menu;

  props[PROP_ARTICLE] =
      g_param_spec_object ("article", NULL, NULL, DGS_TYPE_ARTICLE,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_DETAILS] = g_param_spec_string ("details", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-article-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, get_title);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, is_unread);
}

static void
dgs_article_row_init (DgsArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dgs_article_row_get_article:
 * @self: a row
 *
 * Gets what it shows.
 *
 * Returns: (transfer none) (nullable): an article
 */
DgsArticle *
dgs_article_row_get_article (DgsArticleRow *self)
{
  g_return_val_if_fail (DGS_IS_ARTICLE_ROW (self), NULL);

  return self->article;
}
