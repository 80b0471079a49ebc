/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-encoding.h"

#include <gio/gio.h>
#include <string.h>

#include "dgs-charset.h"
#include "dgs-unzip.h"

#define BYTES(literal) literal, sizeof literal - 1

static const struct {
  const char *name;
  const char *data;
  gsize size;
  const char *content_type;
  const char *expected;
} cases[] = {
  { "plain UTF-8", BYTES ("<a>\xc3\xa9</a>"), NULL, "<a>é</a>" },
  { "UTF-8 mark", BYTES ("\xef\xbb\xbf<a/>"), NULL, "<a/>" },
  { "mark beats the header", BYTES ("\xef\xbb\xbf\xc3\xa9"), "text/xml; charset=windows-1251",
    "é" },
  { "UTF-16LE mark", BYTES ("\xff\xfe<\0a\0/\0>\0"), NULL, "<a/>" },
  { "UTF-16BE mark", BYTES ("\xfe\xff\0<\0a\0/\0>"), "text/xml; charset=utf-8", "<a/>" },
  { "UTF-16LE without mark", BYTES ("<\0?\0x\0"), NULL, "<?x" },
  { "UTF-16BE without mark", BYTES ("\0<\0r\0s"), NULL, "<rs" },
  { "header", BYTES ("\xcf\xf0"), "text/xml; charset=\"windows-1251\"", "Пр" },
  { "header beats the declaration", BYTES ("<?xml version='1.0' encoding='koi8-r'?>\xcf\xf0"),
    "text/xml;charset=windows-1251", "<?xml version='1.0' encoding='koi8-r'?>Пр" },
  { "declaration", BYTES ("<?xml version=\"1.0\" encoding=\"KOI8-R\"?>\xf0\xd2"), "text/xml",
    "<?xml version=\"1.0\" encoding=\"KOI8-R\"?>Пр" },
  { "latin1 means windows-1252", BYTES ("<?xml version='1.0' encoding='iso-8859-1'?>it\x92s"), NULL,
    "<?xml version='1.0' encoding='iso-8859-1'?>it’s" },
  { "gb2312 means gb18030", BYTES ("\xe9\x46"), "text/xml; charset=gb2312", "镕" },
  { "shift_jis", BYTES ("\x83\x41"), "text/xml; charset=Shift_JIS", "ア" },
  { "euc-kr", BYTES ("\xb0\xa1"), "text/xml; charset=euc-kr", "가" },
  { "a two-byte declaration in one-byte text",
    BYTES ("<?xml version='1.0' encoding='utf-16'?>\xc3\xa9"), NULL,
    "<?xml version='1.0' encoding='utf-16'?>é" },
  { "unknown label", BYTES ("\xc3\xa9"), "text/xml; charset=bogus-9", "é" },
  { "no text/xml is ASCII", BYTES ("\xc3\xa9"), "text/xml", "é" },
  { "UTF-8 that is none", BYTES ("caf\xe9"), "text/xml; charset=utf-8", "café" },
  { "nothing said and no UTF-8",
    BYTES ("\x93"
           "caf\xe9\x94"),
    NULL, "“café”" },
  { "one slip in good UTF-8", BYTES ("\xc3\xa9\xc3\xa8\xff"), NULL, "éè\xef\xbf\xbd" },
  { "a cut sequence", BYTES ("\xc3\xa9\xe2\x80"), NULL, "é\xef\xbf\xbd\xef\xbf\xbd" },
  { "a header that the bytes belie", BYTES ("\xc3\xa9\xe2\x80\x99x"), "text/xml; charset=euc-kr",
    "é’x" },
  { "no NUL", BYTES ("a\0b"), NULL, "ab" },
  { "page", BYTES ("<html><head><meta charset=windows-1251>\xcf"), NULL,
    "<html><head><meta charset=windows-1251>П" },
  { "old page",
    BYTES ("<!DOCTYPE html><meta http-equiv=Content-Type content='text/html; charset=koi8-r'>\xf0"),
    NULL, "<!DOCTYPE html><meta http-equiv=Content-Type content='text/html; charset=koi8-r'>П" },
  { "nothing", BYTES (""), NULL, "" },
};

static void
test_decide (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (cases[i].data, cases[i].size);
    g_autofree char *text = dgs_encoding_to_utf8 (bytes, cases[i].content_type);

    g_test_message ("%s", cases[i].name);
    g_assert_cmpstr (text, ==, cases[i].expected);
  }
}

static void
test_damaged (void)
{
  static const struct {
    const char *data;
    gboolean damaged;
  } texts[] = {
    { "\xc3\xa9", FALSE },
    { "caf\xe9", TRUE },
    { "\xc3\xa9\xc3\xa8\xff", TRUE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (texts[i].data, strlen (texts[i].data));
    gboolean damaged;
    g_autofree char *text = dgs_encoding_decode (bytes, NULL, &damaged);

    g_assert_nonnull (text);
    g_assert_cmpint (damaged, ==, texts[i].damaged);
  }
}

static void
test_labels (void)
{
  static const char *const labels[][2] = {
    { " UTF8 ", "UTF-8" },     { "latin1", "CP1252" },
    { "us-ascii", "CP1252" },  { "iso8859-1", "CP1252" },
    { "latin5", "CP1254" },    { "tis-620", "CP874" },
    { "gbk", "GB18030" },      { "big5", "BIG5-HKSCS" },
    { "x-sjis", "CP932" },     { "ks_c_5601-1987", "CP949" },
    { "unicode", "UTF-16LE" }, { "utf-7", NULL },
    { "iso-2022-kr", NULL },   { "", NULL },
    { "utf-8//IGNORE", NULL }, { "cp437", "cp437" },
  };
  guint i;

  g_assert_null (dgs_charset_from_label (NULL));
  for (i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autofree char *name = dgs_charset_from_label (labels[i][0]);

    g_assert_cmpstr (name, ==, labels[i][1]);
  }
}

static GBytes *
zip (const char *data, gsize size, GZlibCompressorFormat format)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (format, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, compressor);
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (out, data, size, NULL, NULL, &error);
  g_output_stream_close (out, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_gzip (void)
{
  g_autoptr (GBytes) packed = zip ("<a>packed</a>", 13, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autofree char *text = dgs_encoding_to_utf8 (packed, NULL);
  g_autoptr (GBytes) false_friend = g_bytes_new_static ("\x1f\x8b\x08nonsense", 11);
  g_autofree char *nothing = dgs_encoding_to_utf8 (false_friend, NULL);

  g_assert_cmpstr (text, ==, "<a>packed</a>");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_zlib (void)
{
  g_autoptr (GBytes) packed = zip ("<a>packed</a>", 13, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autofree char *text = dgs_encoding_to_utf8 (packed, NULL);

  g_assert_cmpstr (text, ==, "<a>packed</a>");
}

static void
test_gzip_that_breaks_off (void)
{
  g_autofree char *noise = g_malloc (200000);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) half = NULL;
  g_autoptr (GBytes) plain = NULL;
  gboolean cut;
  guint i;

  for (i = 0; i < 200000; i++)
    noise[i] = (char) g_test_rand_int_range ('a', 'z');
  packed = zip (noise, 200000, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  half = g_bytes_new_from_bytes (packed, 0, g_bytes_get_size (packed) / 2);
  plain = dgs_unzip (half, 1000000, &cut);
  g_assert_true (cut);
  g_assert_cmpuint (g_bytes_get_size (plain), >, 10000);
  g_assert_cmpmem (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), noise,
                   g_bytes_get_size (plain));
}

static void
test_gzip_bomb (void)
{
  g_autofree char *zeros = g_strnfill (10 * 1024 * 1024, ' ');
  g_autoptr (GBytes) packed = zip (zeros, 10 * 1024 * 1024, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  gboolean cut;
  g_autoptr (GBytes) plain = dgs_unzip (packed, 100000, &cut);

  g_assert_true (cut);
  g_assert_cmpuint (g_bytes_get_size (plain), ==, 100000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/decide", test_decide);
  g_test_add_func ("/encoding/damaged", test_damaged);
  g_test_add_func ("/encoding/labels", test_labels);
  g_test_add_func ("/encoding/gzip", test_gzip);
  g_test_add_func ("/encoding/zlib", test_zlib);
  g_test_add_func ("/encoding/gzip-that-breaks-off", test_gzip_that_breaks_off);
  g_test_add_func ("/encoding/gzip-bomb", test_gzip_bomb);
  return g_test_run ();
}
