/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-auto-refresh.h"
#include "library-fixture.h"

#define HOUR (60 * 60)

/* --- A network that can be taken away --- */

#define TEST_TYPE_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

struct _TestNetwork {
  GObject parent_instance;

  gboolean available;
  gboolean metered;
};

enum { PROP_AVAILABLE = 1, PROP_METERED, PROP_CONNECTIVITY };

static void
test_network_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TestNetwork *self = TEST_NETWORK (object);

  if (property_id == PROP_AVAILABLE)
    g_value_set_boolean (value, self->available);
  else if (property_id == PROP_METERED)
    g_value_set_boolean (value, self->metered);
  else
    g_value_set_enum (value,
                      self->available ? G_NETWORK_CONNECTIVITY_FULL : G_NETWORK_CONNECTIVITY_LOCAL);
}

static gboolean
init_network (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
init_initable (GInitableIface *iface)
{
  iface->init = init_network;
}

static void
init_monitor (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNetwork,
                               test_network,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, init_initable)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, init_monitor))

static void
test_network_class_init (TestNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_network_get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_network_init (TestNetwork *self)
{
  self->available = TRUE;
}

/* --- The tests --- */

typedef struct {
  LibraryFixture library;
  TestNetwork *network;
  GSettings *settings;
  DgsAutoRefresh *refresh;
  guint ended;
  gint64 now;
} Fixture;

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GPtrArray) outcomes = NULL;

  outcomes = dgs_library_refresh_finish (DGS_LIBRARY (source), result, NULL);
  fixture->ended++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  library_fixture_set_up (&fixture->library, NULL);
  fixture->network = g_object_new (TEST_TYPE_NETWORK, NULL);
  fixture->settings = g_settings_new (APPLICATION_ID);
  g_settings_reset (fixture->settings, "refresh-at-start");
  g_settings_reset (fixture->settings, "refresh-interval");
  g_settings_reset (fixture->settings, "refresh-metered");
  fixture->refresh =
      dgs_auto_refresh_new (fixture->library.library, G_NETWORK_MONITOR (fixture->network),
                            fixture->settings, ended_cb, fixture);
  fixture->now = g_get_real_time () / G_USEC_PER_SEC;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->refresh);
  g_clear_object (&fixture->network);
  g_clear_object (&fixture->settings);
  library_fixture_tear_down (&fixture->library, NULL);
}

/* How many refreshes have ended when everything is quiet. */
static guint
settle (Fixture *fixture)
{
  library_fixture_settle ();
  return fixture->ended;
}

static void
test_interval (Fixture *fixture, gconstpointer data)
{
  dgs_auto_refresh_start (fixture->refresh);
  g_assert_cmpuint (settle (fixture), ==, 1);
  dgs_auto_refresh_check (fixture->refresh, fixture->now + 2 * HOUR);
  g_assert_cmpuint (settle (fixture), ==, 1);
  dgs_auto_refresh_check (fixture->refresh, fixture->now + 3 * HOUR + 60);
  g_assert_cmpuint (settle (fixture), ==, 2);
  g_settings_set_string (fixture->settings, "refresh-interval", "never");
  dgs_auto_refresh_check (fixture->refresh, fixture->now + 100 * HOUR);
  g_assert_cmpuint (settle (fixture), ==, 2);
  g_settings_set_string (fixture->settings, "refresh-interval", "day");
  dgs_auto_refresh_check (fixture->refresh, fixture->now + 28 * HOUR);
  g_assert_cmpuint (settle (fixture), ==, 3);
}

static void
test_not_at_start (Fixture *fixture, gconstpointer data)
{
  g_settings_set_boolean (fixture->settings, "refresh-at-start", FALSE);
  dgs_auto_refresh_start (fixture->refresh);
  g_assert_cmpuint (settle (fixture), ==, 0);
  dgs_auto_refresh_check (fixture->refresh, fixture->now + 4 * HOUR);
  g_assert_cmpuint (settle (fixture), ==, 1);
}

/* What was missed is made up for, once, when the connection is back. */
static void
test_offline (Fixture *fixture, gconstpointer data)
{
  gint64 end;

  fixture->network->available = FALSE;
  dgs_auto_refresh_start (fixture->refresh);
  g_assert_cmpuint (settle (fixture), ==, 0);
  fixture->network->available = TRUE;
  g_signal_emit_by_name (fixture->network, "network-changed", TRUE);
  end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  while (fixture->ended == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (settle (fixture), ==, 1);
  dgs_auto_refresh_check (fixture->refresh, fixture->now + HOUR);
  g_assert_cmpuint (settle (fixture), ==, 1);
}

static void
test_metered (Fixture *fixture, gconstpointer data)
{
  fixture->network->metered = TRUE;
  dgs_auto_refresh_start (fixture->refresh);
  g_assert_cmpuint (settle (fixture), ==, 0);
  g_settings_set_boolean (fixture->settings, "refresh-metered", TRUE);
  dgs_auto_refresh_check (fixture->refresh, fixture->now + 60);
  g_assert_cmpuint (settle (fixture), ==, 1);
}

/* A clock that was wrong, and is set right, does not keep feeds waiting for years. */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  dgs_auto_refresh_start (fixture->refresh);
  g_assert_cmpuint (settle (fixture), ==, 1);
  dgs_auto_refresh_check (fixture->refresh, fixture->now - 9000 * HOUR);
  g_assert_cmpuint (settle (fixture), ==, 1);
  dgs_auto_refresh_check (fixture->refresh, fixture->now - 8996 * HOUR);
  g_assert_cmpuint (settle (fixture), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/auto-refresh/interval", test_interval);
  ADD ("/auto-refresh/not-at-start", test_not_at_start);
  ADD ("/auto-refresh/offline", test_offline);
  ADD ("/auto-refresh/metered", test_metered);
  ADD ("/auto-refresh/clock", test_clock);
#undef ADD
  return g_test_run ();
}
