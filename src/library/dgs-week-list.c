/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-live-list-private.h"
#include "dgs-week-strip-private.h"

static DgsWeekStrip *
find (GListModel *strips, gint64 series_id, DgsDigestKind kind)
{
  guint n = g_list_model_get_n_items (strips);
  guint i;

  for (i = 0; i < n; i++) {
    g_autoptr (DgsWeekStrip) strip = g_list_model_get_item (strips, i);

    if (dgs_week_strip_get_series_id (strip) == series_id &&
        dgs_week_strip_get_kind (strip) == kind)
      return g_steal_pointer (&strip);
  }
  return NULL;
}

static void
add (GPtrArray *fresh, GListModel *strips, const DgsSeriesWeeks *series, DgsDigestKind kind)
{
  g_autoptr (DgsWeekStrip) strip = find (strips, series->series_id, kind);

  if (strip)
    dgs_week_strip_update (strip, series);
  else
    strip = dgs_week_strip_new (series, kind);
  if (dgs_week_strip_get_n_weeks (strip) > 0)
    g_ptr_array_add (fresh, g_steal_pointer (&strip));
}

static GPtrArray *
make_strips (DgsLibrary *library, GListModel *old, gconstpointer reading)
{
  static const DgsDigestKind kinds[] = { DGS_DIGEST_KIND_WEEKLY, DGS_DIGEST_KIND_DAILY };
  const GPtrArray *list = reading;
  GPtrArray *fresh = g_ptr_array_new_with_free_func (g_object_unref);
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++) {
    for (j = 0; j < list->len; j++)
      add (fresh, old, g_ptr_array_index (list, j), kinds[i]);
  }
  return fresh;
}

static gpointer
read_weeks (DgsSqlite *db, gpointer data, GError **error)
{
  return dgs_store_weeks_list (db, error);
}

/**
 * dgs_week_list_new:
 * @library: an open library
 *
 * Makes the list of the weeks of all series; it fills itself once it is active.
 *
 * Returns: (transfer full): a new list of #DgsWeekStrip, those of weekly digests first
 */
DgsLiveList *
dgs_week_list_new (DgsLibrary *library)
{
  static const DgsLiveListKind kind = {
    .get_item_type = dgs_week_strip_get_type,
    .read = read_weeks,
    .free_reading = (GDestroyNotify) g_ptr_array_unref,
    .make = make_strips,
  };

  return dgs_live_list_new (library, &kind);
}
