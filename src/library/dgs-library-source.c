/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-library-source-private.h"

#include <stdio.h>
#include <string.h>

#include "dgs-article-text-private.h"

struct _DgsLibrarySource {
  GObject parent_instance;

  DgsSourceItem *item;
  char *sort_key;
  guint n_digests;
  GDate first;
  GDate last;
  guint weeks[DGS_SOURCE_WEEKS];
};

enum {
  PROP_ITEM = 1,
  N_PROPS,
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsLibrarySource, dgs_library_source, G_TYPE_OBJECT)

static void
dgs_library_source_finalize (GObject *object)
{
  g_clear_object (&DGS_LIBRARY_SOURCE (object)->item);
  g_free (DGS_LIBRARY_SOURCE (object)->sort_key);
  G_OBJECT_CLASS (dgs_library_source_parent_class)->finalize (object);
}

static void
dgs_library_source_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  if (property_id == PROP_ITEM)
    g_value_set_object (value, DGS_LIBRARY_SOURCE (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dgs_library_source_class_init (DgsLibrarySourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dgs_library_source_finalize;
  object_class->get_property = dgs_library_source_get_property;

  props[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, DGS_TYPE_SOURCE_ITEM,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DGS_TYPE_LIBRARY_SOURCE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dgs_library_source_init (DgsLibrarySource *self)
{
}

/**
 * dgs_library_source_new:
 * @record: what the store knows
 *
 * Makes a source that nothing is counted of yet.
 *
 * Returns: (transfer full): a new source
 */
DgsLibrarySource *
dgs_library_source_new (const DgsSourceRecord *record)
{
  DgsLibrarySource *self = g_object_new (DGS_TYPE_LIBRARY_SOURCE, NULL);
  g_autofree char *folded = g_utf8_casefold (record->title, -1);

  self->item = dgs_source_item_new (record, FALSE);
  self->sort_key = g_utf8_collate_key_for_filename (folded, -1);
  return self;
}

static void
read_date (GDate *date, const char *text)
{
  guint year, month, day;

  g_date_clear (date, 1);
  if (text && sscanf (text, "%4u-%2u-%2u", &year, &month, &day) == 3 &&
      g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/**
 * dgs_library_source_update:
 * @self: a source
 * @record: what the store knows now
 * @weeks: (array fixed-size=26) (nullable): how many digests list it by week, earliest first
 *
 * Takes over what changed, and says so if anything did.
 */
void
dgs_library_source_update (DgsLibrarySource *self,
                           const DgsSourceRecord *record,
                           const guint *weeks)
{
  static const guint none[DGS_SOURCE_WEEKS];
  const guint *counts = weeks ? weeks : none;

  if (self->n_digests == record->digests && memcmp (self->weeks, counts, sizeof self->weeks) == 0)
    return;
  self->n_digests = record->digests;
  read_date (&self->first, record->first);
  read_date (&self->last, record->last);
  memcpy (self->weeks, counts, sizeof self->weeks);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * dgs_library_source_get_item:
 * @self: a source
 *
 * Gives what it is called, and whether it is followed.
 *
 * Returns: (transfer none): the item
 */
DgsSourceItem *
dgs_library_source_get_item (DgsLibrarySource *self)
{
  return self->item;
}

/**
 * dgs_library_source_get_sort_key:
 * @self: a source
 *
 * Gives what stands for its name where sources are sorted: numbers in it count as such, so that 2
 * comes before 10. It is made once; to collate takes long.
 *
 * Returns: (transfer none): a text to compare with strcmp()
 */
const char *
dgs_library_source_get_sort_key (DgsLibrarySource *self)
{
  return self->sort_key;
}

/**
 * dgs_library_source_get_n_digests:
 * @self: a source
 *
 * Counts the digests that list it.
 *
 * Returns: a number
 */
guint
dgs_library_source_get_n_digests (DgsLibrarySource *self)
{
  return self->n_digests;
}

/**
 * dgs_library_source_get_first:
 * @self: a source
 *
 * Gives the date of the earliest digest that lists it.
 *
 * Returns: (transfer none): a day, not valid where no digest has a date
 */
const GDate *
dgs_library_source_get_first (DgsLibrarySource *self)
{
  return &self->first;
}

/**
 * dgs_library_source_get_last:
 * @self: a source
 *
 * Gives the date of the latest digest that lists it.
 *
 * Returns: (transfer none): a day, not valid where no digest has a date
 */
const GDate *
dgs_library_source_get_last (DgsLibrarySource *self)
{
  return &self->last;
}

/**
 * dgs_library_source_get_weeks:
 * @self: a source
 *
 * Tells how many digests list it by week, up to the newest week that any source is listed in.
 *
 * Returns: (transfer none) (array fixed-size=26): the counts, earliest first
 */
const guint *
dgs_library_source_get_weeks (DgsLibrarySource *self)
{
  return self->weeks;
}
