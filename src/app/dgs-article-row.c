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
  GtkBox parent_instance;

  DgsArticle *article;
  guint position;
};

enum {
  PROP_ARTICLE = 1,
  PROP_POSITION,
  PROP_DETAILS,
  PROP_SUMMARY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsArticleRow, dgs_article_row, GTK_TYPE_BOX)

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

/* A click opens; moving along the list by arrows alone does not, so nothing is read by passing. */
static void
clicked_cb (DgsArticleRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "list.activate-item", "u", self->position);
}

static void
activate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clicked_cb (DGS_ARTICLE_ROW (widget));
}

static GVariant *
mark_target (DgsArticle *article, DgsMark mark)
{
  return g_variant_new ("(xi)", dgs_article_get_id (article), mark);
}

static GMenuModel *
make_menu (DgsArticle *article)
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

static void
pop_up (DgsArticleRow *self, double x, double y)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (!self->article || !dgs_article_get_loaded (self->article))
    return;
  menu = make_menu (self->article);
  dgs_context_menu_pop_up (GTK_WIDGET (self), menu, x, y);
}

static void
menu_cb (DgsArticleRow *self, int n_press, double x, double y)
{
  pop_up (self, x, y);
}

static void
long_press_cb (DgsArticleRow *self, double x, double y)
{
  pop_up (self, x, y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pop_up (DGS_ARTICLE_ROW (widget), 0, gtk_widget_get_height (widget));
}

static void
article_notify_cb (DgsArticleRow *self)
{
  if (self->article && !dgs_article_get_read (self->article))
    gtk_widget_add_css_class (GTK_WIDGET (self), "unread");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unread");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DETAILS]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUMMARY]);
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
  case PROP_POSITION:
    g_value_set_uint (value, self->position);
    break;
  case PROP_DETAILS:
    g_value_take_string (value, self->article ? dgs_article_words_details (self->article) : NULL);
    break;
  case PROP_SUMMARY:
    g_value_take_string (value, self->article ? dgs_article_words_summary (self->article) : NULL);
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
  case PROP_POSITION:
    self->position = g_value_get_uint (value);
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
  dgs_context_menu_remove_all (GTK_WIDGET (self));

  G_OBJECT_CLASS (dgs_article_row_parent_class)->dispose (object);
}

static void
dgs_article_row_class_init (DgsArticleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dgs_article_row_get_property;
  object_class->set_property = dgs_article_row_set_property;
  object_class->dispose = dgs_article_row_dispose;

  props[PROP_ARTICLE] =
      g_param_spec_object ("article", NULL, NULL, DGS_TYPE_ARTICLE,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_DETAILS] = g_param_spec_string ("details", NULL, NULL, NULL, readable);
  props[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_install_action (widget_class, "row.activate", NULL, activate_action);
  gtk_widget_class_install_action (widget_class, "row.menu", NULL, menu_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-article-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_title);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, is_unread);
  gtk_widget_class_bind_template_callback (widget_class, long_press_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
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
