/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sectioned-list.h"

struct _DgsSectionedList {
  GObject parent_instance;

  DgsArticleList *articles;
};

static GType
get_item_type (GListModel *model)
{
  return DGS_TYPE_ARTICLE;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (DGS_SECTIONED_LIST (model)->articles));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (DGS_SECTIONED_LIST (model)->articles), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
get_section (GtkSectionModel *model, guint position, guint *out_start, guint *out_end)
{
  dgs_article_list_get_section (DGS_SECTIONED_LIST (model)->articles, position, out_start, out_end);
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DgsSectionedList,
                               dgs_sectioned_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          section_model_init))

static void
dgs_sectioned_list_dispose (GObject *object)
{
  DgsSectionedList *self = DGS_SECTIONED_LIST (object);

  g_clear_object (&self->articles);

  G_OBJECT_CLASS (dgs_sectioned_list_parent_class)->dispose (object);
}

static void
dgs_sectioned_list_class_init (DgsSectionedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dgs_sectioned_list_dispose;
}

static void
dgs_sectioned_list_init (DgsSectionedList *self)
{
}

/**
 * dgs_sectioned_list_new:
 * @articles: a list of articles
 *
 * Gives a list of articles its sections.
 *
 * Returns: (transfer full): a new model
 */
DgsSectionedList *
dgs_sectioned_list_new (DgsArticleList *articles)
{
  DgsSectionedList *self = g_object_new (DGS_TYPE_SECTIONED_LIST, NULL);

  self->articles = g_object_ref (articles);
  g_signal_connect_object (articles, "items-changed", G_CALLBACK (g_list_model_items_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
