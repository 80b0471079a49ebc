/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-redirect.h"

#include <glib.h>

static void
test_allowed (void)
{
  static const struct {
    const char *first, *from, *to;
    gboolean expected;
  } cases[] = {
    { "http://acme.example/", "http://acme.example/", "https://acme.example/", TRUE },
    { "https://acme.example/", "https://acme.example/", "https://other.example/", TRUE },
    { "https://acme.example/", "https://acme.example/", "http://acme.example/", FALSE },
    { "http://acme.example/", "https://acme.example/", "http://acme.example/", FALSE },
    { "http://acme.example/", "http://acme.example/", "file:///etc/hosts", FALSE },
    { "http://acme.example/", "http://acme.example/", "mailto:a@acme.example", FALSE },
    { "http://acme.example/", "http://acme.example/", "javascript:alert(1)", FALSE },
    { "http://acme.example/", "http://acme.example/", "http:///nohost", FALSE },
    /* an https hop in the middle still counts from where it answered */
    { "http://127.0.0.1/", "http://127.0.0.1/", "http://127.0.0.1:8080/", TRUE },
    { "http://127.0.0.1/", "http://127.0.0.1/", "http://192.168.1.1/", TRUE },
    { "http://127.0.0.1/", "http://127.0.0.1/", "http://acme.example/", TRUE },
    { "http://192.168.1.1/", "http://192.168.1.1/", "http://10.0.0.1/", TRUE },
    { "http://192.168.1.1/", "http://192.168.1.1/", "http://127.0.0.1/", FALSE },
    { "http://localhost/", "http://acme.example/", "http://127.0.0.1/", TRUE },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s -> %s", cases[i].from, cases[i].to);
    g_assert_cmpint (dgs_redirect_is_allowed (cases[i].first, cases[i].from, cases[i].to), ==,
                     cases[i].expected);
  }
}

static void
test_near (void)
{
  static const char *const near[] = {
    "http://127.0.0.1/",
    "http://127.8.9.10:8080/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://api.localhost/",
    "http://0.0.0.0/",
    "http://0.1.2.3/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.0.1/",
    "http://169.254.169.254/latest/",
    "http://100.64.0.1/",
    "http://224.0.0.251/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[fec0::1]/",
    "http://router/",
    "http://printer.local/",
    "http://metadata.google.internal/",
  };
  static const char *const far[] = {
    "http://acme.example/",           "http://172.32.0.1/", "http://100.128.0.1/",
    "http://[2001:db8::1]/",          "http://8.8.8.8/",    "http://[::ffff:8.8.8.8]/",
    "http://localhost.acme.example/",
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (near); i++) {
    g_test_message ("%s", near[i]);
    g_assert_false (dgs_redirect_is_allowed ("http://a.example/", "http://a.example/", near[i]));
    g_assert_true (dgs_redirect_is_allowed ("http://127.0.0.1/", "http://a.example/", near[i]));
  }
  for (i = 0; i < G_N_ELEMENTS (far); i++) {
    g_test_message ("%s", far[i]);
    g_assert_true (dgs_redirect_is_allowed ("http://a.example/", "http://a.example/", far[i]));
  }
}

static void
test_status (void)
{
  g_assert_true (dgs_redirect_is_one (301) && dgs_redirect_is_permanent (301));
  g_assert_true (dgs_redirect_is_one (302) && !dgs_redirect_is_permanent (302));
  g_assert_true (dgs_redirect_is_one (303) && !dgs_redirect_is_permanent (303));
  g_assert_true (dgs_redirect_is_one (307) && !dgs_redirect_is_permanent (307));
  g_assert_true (dgs_redirect_is_one (308) && dgs_redirect_is_permanent (308));
  g_assert_false (dgs_redirect_is_one (200));
  g_assert_false (dgs_redirect_is_one (300));
  g_assert_false (dgs_redirect_is_one (304));
  g_assert_false (dgs_redirect_is_one (305));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/redirect/allowed", test_allowed);
  g_test_add_func ("/fetch/redirect/near", test_near);
  g_test_add_func ("/fetch/redirect/status", test_status);
  return g_test_run ();
}
