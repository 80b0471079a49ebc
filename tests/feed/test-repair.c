/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-xml-repair.h"

#include <string.h>

#include "dgs-xml.h"
#include "feed-test.h"

/* What is in <t> of the root after repair and parser, and whether damage is owned up to. */
static const struct {
  const char *name;
  const char *xml;
  const char *text;
  gboolean damaged;
} cases[] = {
  { "clean", "<r><t>a &lt; b &amp; c &#233;</t></r>", "a < b & c é", FALSE },
  { "HTML reference", "<r><t>A&rsquo;B &nbsp;C</t></r>",
    "A’B \xc2\xa0"
    "C",
    TRUE },
  { "unknown reference", "<r><t>A&nosuch;B</t></r>", "A&nosuch;B", TRUE },
  { "bare ampersand", "<r><t>R&D & ?a=1&b=2&c=3</t></r>", "R&D & ?a=1&b=2&c=3", TRUE },
  { "bare less-than", "<r><t>1 < 2 <3</t></r>", "1 < 2 <3", TRUE },
  { "section end in text", "<r><t>t]]>u</t></r>", "t]]>u", TRUE },
  { "control",
    "<r><t>a\x0f"
    "b\x01</t></r>",
    "ab", TRUE },
  { "control reference", "<r><t>a&#15;b&#0;</t></r>", "ab", TRUE },
  { "surrogate reference", "<r><t>a&#xD800;b</t></r>", "ab", TRUE },
  { "windows reference", "<r><t>it&#146;s</t></r>", "it’s", FALSE },
  { "section", "<r><t><![CDATA[a & b &rsquo; <c>]]></t></r>", "a & b &rsquo; <c>", FALSE },
  { "control in a section", "<r><t><![CDATA[a\x02]]></t></r>", "a", TRUE },
  { "mixed", "<r><t>a <![CDATA[b]]> c</t></r>", "a b c", FALSE },
  { "comment", "<r><!-- & < --><t>a<!-- b -->c</t></r>", "ac", FALSE },
  { "blank before the declaration", "\n <?xml version='1.0'?><r><t>a</t></r>", "a", TRUE },
  { "comment before the declaration", "<!-- x --><?xml version='1.0'?><r><t>a</t></r>", "a", TRUE },
  { "a server's warning", "<br/><b>Warning</b>: x <?xml version='1.0'?><r><t>a</t></r>", "a",
    TRUE },
  { "words before", "Notice: x\n<r><t>a</t></r>", "a", TRUE },
  { "byte order mark", "\xef\xbb\xbf<r><t>a</t></r>", "a", FALSE },
  { "bogus declaration", "<?xml version='1.0' encoding='bogus-9'?><r><t>é</t></r>", "é", FALSE },
  { "instruction", "<?xml version='1.0'?><?style x?><r><t>a<?b c?>d</t></r>", "ad", FALSE },
  { "no instruction", "<r><t>a <?b</t></r>", "a <?b", TRUE },
  { "hyphens in a comment", "<r><t>a<!-- b -- c --->d</t></r>", "ad", FALSE },
  { "a comment that does not end", "<r><t>a</t><!-- b</r>", "a", TRUE },
  { "own entity", "<!DOCTYPE r [<!ENTITY co \"Acme &#38; Sons\">]><r><t>&co;!</t></r>",
    "Acme & Sons!", FALSE },
  { "entity in entity", "<!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><r><t>&b;</t></r>", "xx",
    FALSE },
  { "HTML reference in an entity",
    "<!DOCTYPE r [<!ENTITY a '&copy; R&D &#233;'>]><r><t>&a;</t></r>", "© R&D é", FALSE },
  { "entity that is itself", "<!DOCTYPE r [<!ENTITY a '&a;'>]><r><t>b&a;</t></r>", NULL, FALSE },
  { "old DTD",
    "<!DOCTYPE rss PUBLIC \"-//N//DTD RSS 0.91//EN\" \"http://my.example/rss.dtd\"><r><t>&eacute;"
    "</t></r>",
    "é", FALSE },
  { "file", "<!DOCTYPE r [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><r><t>a&f;b</t></r>", "a&f;b",
    TRUE },
  { "wrong end tag", "<r><t>a</u></r>", "a", TRUE },
  { "unquoted", "<r><t x=1>a</t></r>", NULL, TRUE },
};

static void
test_cases (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DgsXml) xml = dgs_xml_new (cases[i].xml, &error);
    g_autofree char *text = NULL;

    g_test_message ("%s", cases[i].name);
    g_assert_no_error (error);
    text = dgs_xml_find_text (dgs_xml_get_root (xml), DGS_XML_NATIVE, "t");
    if (cases[i].text)
      g_assert_cmpstr (text, ==, cases[i].text);
    g_assert_cmpint (xml->damaged, ==, cases[i].damaged);
  }
}

static void
test_bomb (void)
{
  g_autoptr (GString) bomb = g_string_new ("<!DOCTYPE r [<!ENTITY e0 'ha'>");
  g_autofree char *repaired = NULL;
  gboolean damaged;
  guint i;

  for (i = 1; i < 10; i++)
    g_string_append_printf (bomb,
                            "<!ENTITY e%u '&e%u;&e%u;&e%u;&e%u;&e%u;&e%u;&e%u;&e%u;&e%u;&e%u;'>", i,
                            i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
  g_string_append (bomb, "]><r><t>&e9;&e9;&e9;</t></r>");
  repaired = dgs_xml_repair (bomb->str, &damaged, NULL);
  g_assert_nonnull (repaired);
  g_assert_cmpuint (strlen (repaired), <, 2 * 1024 * 1024);
  g_assert_null (strstr (repaired, "DOCTYPE"));
}

static char *
repeat (const char *start, const char *part, guint times, const char *end)
{
  GString *text = g_string_new (start);
  guint i;

  for (i = 0; i < times; i++)
    g_string_append (text, part);
  g_string_append (text, end);
  return g_string_free (text, FALSE);
}

static void
test_limits (void)
{
  g_autofree char *elements = repeat ("<r>", "<a/>", 1000001, "</r>");
  g_autofree char *attributes = repeat ("<r", " a='1'", 6000, "/>");
  const char *const texts[] = { elements, attributes };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (dgs_xml_new (texts[i], &error));
    g_assert_error (error, DGS_FEED_ERROR, DGS_FEED_ERROR_TOO_LARGE);
  }
}

static void
test_depth (void)
{
  g_autofree char *shallow = repeat ("<r><t>a</t>", "<d>", 100000, "");
  g_autofree char *filler = g_strnfill (10 * 1024 * 1024, ' ');
  g_autofree char *deep = g_strconcat ("<r><t>a</t>", filler, shallow + 11, NULL);
  const char *const texts[] = { shallow, deep };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (DgsXml) xml = dgs_xml_new (texts[i], NULL);
    g_autofree char *text = dgs_xml_find_text (dgs_xml_get_root (xml), DGS_XML_NATIVE, "t");
    g_autofree char *markup = dgs_xml_get_markup (dgs_xml_get_root (xml));

    g_assert_cmpstr (text, ==, "a");
    g_assert_nonnull (markup);
    g_assert_true (xml->damaged);
  }
}

/* A text of more than ten million bytes is where libxml2 stops of itself. */
static void
test_large_text (void)
{
  g_autofree char *text = repeat ("<r><t><![CDATA[", "0123456789", 1100000, "]]></t></r>");
  g_autoptr (DgsXml) xml = dgs_xml_new (text, NULL);
  g_autofree char *found = dgs_xml_find_text (dgs_xml_get_root (xml), DGS_XML_NATIVE, "t");

  g_assert_false (xml->damaged);
  g_assert_cmpuint (strlen (found), ==, 11000000);
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "",  "words", "<", "<!DOCTYPE", "<!DOCTYPE r [<!ENTITY a 'x",
                                       "&", "<!--",  "<?" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (dgs_xml_new (texts[i], &error));
    g_assert_error (error, DGS_FEED_ERROR, DGS_FEED_ERROR_NOT_A_FEED);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/repair/cases", test_cases);
  g_test_add_func ("/repair/bomb", test_bomb);
  g_test_add_func ("/repair/limits", test_limits);
  g_test_add_func ("/repair/depth", test_depth);
  g_test_add_func ("/repair/large-text", test_large_text);
  g_test_add_func ("/repair/nothing", test_nothing);
  return g_test_run ();
}
