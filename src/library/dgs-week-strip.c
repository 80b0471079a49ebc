/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-week-strip-private.h"

#include "dgs-publisher.h"
#include "dgs-weeks.h"

/* A digest of more weeks than this is drawn over its last ones only. */
#define MAX_SPAN 8

/* A week is missing between two digests that are at most so many weeks apart: what lies further
 * apart is a series that paused. */
#define MAX_WEEKS 2000

struct _DgsWeekStrip {
  GObject parent_instance;

  gint64 series_id;
  char *key;
  char *name;
  DgsDigestKind kind;
  GArray *digests; /* gint64 */
  GArray *weeks;   /* DgsWeek */
  guint n_unread;
  guint n_missing;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsWeekStrip, dgs_week_strip, G_TYPE_OBJECT)

static void
dgs_week_strip_finalize (GObject *object)
{
  DgsWeekStrip *self = DGS_WEEK_STRIP (object);

  g_free (self->key);
  g_free (self->name);
  g_array_unref (self->digests);
  g_array_unref (self->weeks);
  G_OBJECT_CLASS (dgs_week_strip_parent_class)->finalize (object);
}

static void
dgs_week_strip_class_init (DgsWeekStripClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dgs_week_strip_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DGS_TYPE_WEEK_STRIP, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dgs_week_strip_init (DgsWeekStrip *self)
{
  self->digests = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->weeks = g_array_new (FALSE, TRUE, sizeof (DgsWeek));
}

static void
set_monday (GDate *monday, guint day)
{
  g_date_clear (monday, 1);
  g_date_set_julian (monday, day);
  g_date_subtract_days (monday, (guint) g_date_get_weekday (monday) - 1);
}

static gboolean
is_valid (const DgsWeekRecord *record)
{
  return record->first_day >= 8 && record->first_day <= record->last_day &&
         g_date_valid_julian (record->last_day);
}

/* The record begins a new week, or belongs to the last. They come by their last day. */
static void
add_digest (DgsWeekStrip *self, const DgsWeekRecord *record)
{
  DgsWeek *week =
      self->weeks->len > 0 ? &g_array_index (self->weeks, DgsWeek, self->weeks->len - 1) : NULL;
  GDate monday;

  set_monday (&monday, record->last_day);
  if (!week || g_date_compare (&week->monday, &monday) != 0) {
    DgsWeek fresh = { .monday = monday, .n_weeks = 1, .first = self->digests->len };

    g_date_set_julian (&fresh.first_day, record->first_day);
    g_date_set_julian (&fresh.last_day, record->last_day);
    g_array_append_val (self->weeks, fresh);
    week = &g_array_index (self->weeks, DgsWeek, self->weeks->len - 1);
  }
  if (record->first_day < g_date_get_julian (&week->first_day))
    g_date_set_julian (&week->first_day, record->first_day);
  if (record->last_day > g_date_get_julian (&week->last_day))
    g_date_set_julian (&week->last_day, record->last_day);
  week->n_digests++;
  if (!record->read) {
    week->n_unread++;
    week->flags |= DGS_WEEK_UNREAD;
    self->n_unread++;
  }
  if (record->saved)
    week->flags |= DGS_WEEK_SAVED;
  g_array_append_val (self->digests, record->article_id);
}

/* A digest takes the weeks before its last one, too, of which it covers most days, as far as no
 * other digest ends there. */
static void
stretch (GArray *weeks)
{
  guint i;

  for (i = 0; i < weeks->len; i++) {
    DgsWeek *week = &g_array_index (weeks, DgsWeek, i);
    GDate before = week->monday;

    while (week->n_weeks < MAX_SPAN) {
      GDate fourth;

      g_date_subtract_days (&before, 7);
      if (i > 0 && g_date_compare (&before, &g_array_index (weeks, DgsWeek, i - 1).monday) <= 0)
        break;
      /* Most of a week that ends in the period: it has begun by Thursday. */
      fourth = before;
      g_date_add_days (&fourth, 3);
      if (g_date_compare (&week->first_day, &fourth) > 0)
        break;
      week->n_weeks++;
    }
  }
}

static DgsWeek
missing_week (guint number)
{
  DgsWeek week = { .n_weeks = 1, .flags = DGS_WEEK_MISSING };

  g_date_set_dmy (&week.monday, 4, G_DATE_JANUARY, (GDateYear) (number / 100));
  g_date_subtract_days (&week.monday, (guint) g_date_get_weekday (&week.monday) - 1);
  g_date_add_days (&week.monday, (number % 100 - 1) * 7);
  week.first_day = week.last_day = week.monday;
  g_date_add_days (&week.last_day, 6);
  return week;
}

static int
compare_weeks (gconstpointer one, gconstpointer other)
{
  return g_date_compare (&((const DgsWeek *) one)->monday, &((const DgsWeek *) other)->monday);
}

static void
add_missing (DgsWeekStrip *self, GArray *periods)
{
  g_autoptr (GArray) missing = NULL;
  const DgsDays *first, *last;
  guint i;

  if (periods->len == 0)
    return;
  first = &g_array_index (periods, DgsDays, 0);
  last = &g_array_index (periods, DgsDays, periods->len - 1);
  /* A date that is wildly wrong would fill the timeline with weeks that nobody misses. */
  if (g_date_days_between (&first->end, &last->end) > MAX_WEEKS * 7)
    return;
  missing = dgs_weeks_find_missing ((const DgsDays *) (void *) periods->data, periods->len);
  for (i = 0; i < missing->len; i++) {
    DgsWeek week = missing_week (g_array_index (missing, guint, i));

    g_array_append_val (self->weeks, week);
  }
  self->n_missing = missing->len;
  g_array_sort (self->weeks, compare_weeks);
}

static void
fill (DgsWeekStrip *self, const DgsSeriesWeeks *series)
{
  g_autoptr (GArray) periods = g_array_new (FALSE, TRUE, sizeof (DgsDays));
  guint i;

  self->n_unread = 0;
  self->n_missing = 0;
  for (i = 0; i < series->digests->len; i++) {
    const DgsWeekRecord *record = &g_array_index (series->digests, DgsWeekRecord, i);
    DgsDays days;

    if (record->kind != (guint) self->kind || !is_valid (record))
      continue;
    g_date_clear (&days.start, 1);
    g_date_clear (&days.end, 1);
    g_date_set_julian (&days.start, record->first_day);
    g_date_set_julian (&days.end, record->last_day);
    g_array_append_val (periods, days);
    add_digest (self, record);
  }
  stretch (self->weeks);
  add_missing (self, periods);
}

/**
 * dgs_week_strip_new:
 * @series: what the store knows
 * @kind: whether its weekly or its daily digests are wanted
 *
 * Makes the strip of a series.
 *
 * Returns: (transfer full): a new strip
 */
DgsWeekStrip *
dgs_week_strip_new (const DgsSeriesWeeks *series, DgsDigestKind kind)
{
  DgsWeekStrip *self = g_object_new (DGS_TYPE_WEEK_STRIP, NULL);

  self->series_id = series->series_id;
  self->kind = kind;
  self->key = g_strdup (series->key);
  self->name = g_strdup (series->name);
  fill (self, series);
  return self;
}

static gboolean
is_same_week (const DgsWeek *one, const DgsWeek *other)
{
  return g_date_compare (&one->monday, &other->monday) == 0 && one->n_weeks == other->n_weeks &&
         g_date_compare (&one->first_day, &other->first_day) == 0 &&
         g_date_compare (&one->last_day, &other->last_day) == 0 && one->flags == other->flags &&
         one->n_digests == other->n_digests && one->n_unread == other->n_unread &&
         one->first == other->first;
}

static gboolean
is_same (DgsWeekStrip *self, GArray *digests, GArray *weeks)
{
  guint i;

  if (digests->len != self->digests->len || weeks->len != self->weeks->len)
    return FALSE;
  for (i = 0; i < weeks->len; i++) {
    if (!is_same_week (&g_array_index (weeks, DgsWeek, i),
                       &g_array_index (self->weeks, DgsWeek, i)))
      return FALSE;
  }
  for (i = 0; i < digests->len; i++) {
    if (g_array_index (digests, gint64, i) != g_array_index (self->digests, gint64, i))
      return FALSE;
  }
  return TRUE;
}

/**
 * dgs_week_strip_update:
 * @self: a strip
 * @series: what the store knows now
 *
 * Takes over what changed, and says so if anything did.
 */
void
dgs_week_strip_update (DgsWeekStrip *self, const DgsSeriesWeeks *series)
{
  g_autoptr (GArray) digests = g_steal_pointer (&self->digests);
  g_autoptr (GArray) weeks = g_steal_pointer (&self->weeks);
  gboolean renamed = g_set_str (&self->name, series->name);

  dgs_week_strip_init (self);
  fill (self, series);
  if (renamed || !is_same (self, digests, weeks))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * dgs_week_strip_get_series_id:
 * @self: a strip
 *
 * Gives the series' row id.
 *
 * Returns: the id
 */
gint64
dgs_week_strip_get_series_id (DgsWeekStrip *self)
{
  return self->series_id;
}

/**
 * dgs_week_strip_get_name:
 * @self: a strip
 *
 * Gives the series' name, as the publisher writes it.
 *
 * Returns: (transfer none): plain text
 */
const char *
dgs_week_strip_get_name (DgsWeekStrip *self)
{
  return self->name;
}

/**
 * dgs_week_strip_get_kind:
 * @self: a strip
 *
 * Tells which digests of the series it is of.
 *
 * Returns: daily or weekly
 */
DgsDigestKind
dgs_week_strip_get_kind (DgsWeekStrip *self)
{
  return self->kind;
}

/**
 * dgs_week_strip_get_n_weeks:
 * @self: a strip
 *
 * Counts the weeks, with those that are missing.
 *
 * Returns: a number
 */
guint
dgs_week_strip_get_n_weeks (DgsWeekStrip *self)
{
  return self->weeks->len;
}

/**
 * dgs_week_strip_get_week:
 * @self: a strip
 * @position: which of the weeks, from the earliest
 *
 * Gives a week.
 *
 * Returns: (transfer none): the week, valid until the strip changes
 */
const DgsWeek *
dgs_week_strip_get_week (DgsWeekStrip *self, guint position)
{
  g_return_val_if_fail (position < self->weeks->len, NULL);

  return &g_array_index (self->weeks, DgsWeek, position);
}

/**
 * dgs_week_strip_get_digest:
 * @self: a strip
 * @week: one of its weeks
 * @position: which of the digests of the week
 *
 * Gives a digest.
 *
 * Returns: the row id of the article
 */
gint64
dgs_week_strip_get_digest (DgsWeekStrip *self, const DgsWeek *week, guint position)
{
  g_return_val_if_fail (position < week->n_digests, 0);

  return g_array_index (self->digests, gint64, week->first + position);
}

/**
 * dgs_week_strip_get_n_unread:
 * @self: a strip
 *
 * Counts what is unread.
 *
 * Returns: a number of digests
 */
guint
dgs_week_strip_get_n_unread (DgsWeekStrip *self)
{
  return self->n_unread;
}

/**
 * dgs_week_strip_get_n_missing:
 * @self: a strip
 *
 * Counts the weeks that are missing.
 *
 * Returns: a number of weeks
 */
guint
dgs_week_strip_get_n_missing (DgsWeekStrip *self)
{
  return self->n_missing;
}

/**
 * dgs_week_strip_find:
 * @self: a strip
 * @monday: first day of a week
 *
 * Finds the week that is nearest.
 *
 * Returns: its position, %G_MAXUINT where the strip is empty
 */
guint
dgs_week_strip_find (DgsWeekStrip *self, const GDate *monday)
{
  guint best = G_MAXUINT;
  int best_distance = G_MAXINT;
  guint i;

  for (i = 0; i < self->weeks->len; i++) {
    const DgsWeek *week = &g_array_index (self->weeks, DgsWeek, i);
    int last = g_date_days_between (&week->monday, monday) / 7;
    int first = last + (int) week->n_weeks - 1;
    int distance = last > 0 ? last : first < 0 ? -first : 0;

    if (distance < best_distance) {
      best = i;
      best_distance = distance;
    }
  }
  return best;
}

/**
 * dgs_week_strip_find_address:
 * @self: a strip
 * @week: a week that is missing
 * @out_address: (out) (nullable) (transfer full): where the digest should be, %NULL where the
 *   publisher made none
 *
 * Finds what is known of a week that is missing.
 *
 * Returns: whether anything is known
 */
gboolean
dgs_week_strip_find_address (DgsWeekStrip *self, const DgsWeek *week, char **out_address)
{
  *out_address = NULL;
  return self->kind == DGS_DIGEST_KIND_WEEKLY &&
         dgs_publisher_find_week (self->key, dgs_weeks_of_date (&week->monday), out_address);
}
