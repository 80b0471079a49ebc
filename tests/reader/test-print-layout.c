/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <string.h>

#include "dgs-print-layout-private.h"
#include "dgs-quote-tag.h"

/* A4, in points, with margins of 20 mm. */
#define WIDTH 482
#define HEIGHT 728

#define SENTENCE "One slow consumer no longer holds back nine fast ones, and the nights are quiet. "

static DgsPrintLayout *
lay_out_with_pictures (const char *html, gboolean with_addresses, GHashTable *pictures)
{
  const DgsTypesetting typesetting = { .title = "Acme Weekly", .details = "18 April – 1 May 2026" };
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell 10.5");
  g_autoptr (DgsDocument) document = dgs_document_new_from_html (html, "https://acme.example/");
  DgsPrintSetup setup = { WIDTH, HEIGHT, font, pictures, with_addresses };
  DgsPrintLayout *layout;

  pango_cairo_context_set_resolution (context, 72);
  layout = dgs_print_layout_new (context, document, &typesetting, &setup);
  g_object_unref (context);
  return layout;
}

static DgsPrintLayout *
lay_out (const char *html, gboolean with_addresses)
{
  return lay_out_with_pictures (html, with_addresses, NULL);
}

static cairo_surface_t *
draw (DgsPrintLayout *layout, guint page, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) ((WIDTH + 80) * scale), (int) ((HEIGHT + 80) * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, 40, 40);
  dgs_print_layout_draw_page (layout, page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Counts the pixels that are not white in a part of a page, in points. */
static guint
count_ink (DgsPrintLayout *layout, guint page, int x, int y, int width, int height)
{
  cairo_surface_t *surface = draw (layout, page, 1);
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint ink = 0;
  int i;
  int j;

  for (j = y + 40; j < y + height + 40; j++) {
    for (i = x + 40; i < x + width + 40; i++)
      ink += data[j * stride + i * 4] < 250;
  }
  cairo_surface_destroy (surface);
  return ink;
}

static char *
make_long (guint n_paragraphs)
{
  g_autoptr (GString) html = g_string_new (NULL);
  guint i;

  for (i = 0; i < n_paragraphs; i++)
    g_string_append_printf (html, "<h2>Heading %u</h2><p>%s</p>", i,
                            SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE);
  return g_string_free (g_steal_pointer (&html), FALSE);
}

static void
test_empty (void)
{
  g_autoptr (DgsPrintLayout) layout = lay_out ("", FALSE);

  g_assert_cmpuint (dgs_print_layout_get_n_pages (layout), ==, 1);
  g_assert_cmpuint (count_ink (layout, 0, 0, 20, WIDTH, 80), >, 0);
}

/* Nothing is drawn where no page is: not beside the text, and not between it and the number. */
static void
test_pages (void)
{
  g_autofree char *html = make_long (40);
  g_autoptr (DgsPrintLayout) layout = lay_out (html, FALSE);
  guint n_pages = dgs_print_layout_get_n_pages (layout);
  guint i;

  g_assert_cmpuint (n_pages, >, 3);
  for (i = 0; i < n_pages; i++) {
    g_test_message ("page %u of %u", i, n_pages);
    g_assert_cmpuint (count_ink (layout, i, 0, 30, WIDTH, 100), >, 0);
    g_assert_cmpuint (count_ink (layout, i, 0, HEIGHT - 28, WIDTH, 12), ==, 0);
    g_assert_cmpuint (count_ink (layout, i, 0, HEIGHT - 14, WIDTH, 20), >, 0);
    g_assert_cmpuint (count_ink (layout, i, -40, -40, 39, HEIGHT + 80), ==, 0);
    g_assert_cmpuint (count_ink (layout, i, WIDTH + 1, -40, 39, HEIGHT + 80), ==, 0);
    g_assert_cmpuint (count_ink (layout, i, 0, 0, WIDTH, 14) > 0, ==, i > 0);
  }
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
make_pdf (DgsPrintLayout *layout)
{
  GByteArray *pdf = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_cb, pdf, WIDTH + 80, HEIGHT + 80);
  cairo_t *cr;
  guint i;

  /* Later versions pack what links are made of. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cr = cairo_create (surface);
  cairo_translate (cr, 40, 40);
  for (i = 0; i < dgs_print_layout_get_n_pages (layout); i++) {
    dgs_print_layout_draw_page (layout, i, cr);
    cairo_show_page (cr);
  }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return pdf;
}

static gboolean
contains (GByteArray *pdf, const char *text)
{
  return memmem (pdf->data, pdf->len, text, strlen (text)) != NULL;
}

/* What leads nowhere in a PDF, or breaks out of where it is written, is no link. */
static void
test_links (void)
{
  g_autoptr (DgsPrintLayout) layout =
      lay_out ("<p>See <a href=\"https://acme.example/a?b=c&amp;d='x'\">this</a> and "
               "<a href='https://acme.example/%C3%BC/ö'>that</a>.</p>",
               FALSE);
  g_autoptr (GByteArray) pdf = make_pdf (layout);

  g_assert_true (contains (pdf, "%PDF-"));
  g_assert_true (contains (pdf, "https://acme.example/a?b=c&d="));
  g_assert_false (contains (pdf, "'x'"));
  g_assert_true (contains (pdf, "https://acme.example/%C3%BC/"));
}

/* On paper the address stands in the text, which takes more room. */
static void
test_addresses (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (DgsPrintLayout) with = NULL;
  g_autoptr (DgsPrintLayout) without = NULL;
  guint i;

  for (i = 0; i < 120; i++)
    g_string_append (html, "<p><a href='https://acme.example/a/rather/long/address/that/nobody/"
                           "can/see/on/paper/unless/it/is/written/there/'>Here</a></p>");
  with = lay_out (html->str, TRUE);
  without = lay_out (html->str, FALSE);
  g_assert_cmpuint (dgs_print_layout_get_n_pages (with), >, dgs_print_layout_get_n_pages (without));
}

/* Folds are open on paper, code is broken and not cut off, and all of it ends. */
static void
test_kinds (void)
{
  static const char *const html =
      "<details><summary>More</summary><p>Hidden.</p><details><summary>Again</summary><p>Deep."
      "</p></details></details><pre>a line of code that is much longer than a page is wide, so that "
      "it has to go on in the next line, and in the one after that, too, because it is so long</pre>"
      "<blockquote><p>Said.</p></blockquote><ul><li>One<ul><li>Two</li></ul></li></ul><hr>"
      "<table><tr><th>Name</th><th>Value</th></tr><tr><td>a</td><td>1</td></tr></table>"
      "<p>Tom<br>Broken</p>";
  g_autoptr (DgsPrintLayout) layout = lay_out (html, FALSE);
  g_autoptr (DgsPrintLayout) less = lay_out ("<p>Tom</p>", FALSE);

  g_assert_cmpuint (dgs_print_layout_get_n_pages (layout), ==, 1);
  g_assert_cmpuint (count_ink (layout, 0, WIDTH + 1, -40, 39, HEIGHT + 80), ==, 0);
  g_assert_cmpuint (count_ink (layout, 0, 0, 0, WIDTH, HEIGHT - 28), >,
                    5 * count_ink (less, 0, 0, 0, WIDTH, HEIGHT - 28));
}

/* --- What stays together --- */

static const DgsPrintLine *
get_line (DgsPrintLayout *layout, guint number)
{
  return &g_array_index (layout->lines, DgsPrintLine, number);
}

static const char *
get_words (const DgsPrintLine *line)
{
  return pango_layout_get_text (line->paragraph->layout);
}

static const DgsPrintLine *
find_line (DgsPrintLayout *layout, const char *words)
{
  guint i;

  for (i = 0; i < layout->lines->len; i++) {
    if (strstr (get_words (get_line (layout, i)), words))
      return get_line (layout, i);
  }
  g_assert_not_reached ();
}

/* Puts so many short paragraphs before something, which then stands anywhere on a page. */
static DgsPrintLayout *
lay_out_below (guint n_paragraphs, const char *html)
{
  g_autoptr (GString) all = g_string_new (NULL);
  guint i;

  for (i = 0; i < n_paragraphs; i++)
    g_string_append (all, "<p>Short.</p>");
  g_string_append (all, html);
  return lay_out (all->str, FALSE);
}

static char *
make_code (guint n_lines)
{
  g_autoptr (GString) code = g_string_new ("<h2>Heading</h2><pre>");
  guint i;

  for (i = 0; i < n_lines; i++)
    g_string_append_printf (code, "first_of_%u (%s);\n", i, i % 3 == 1 ? SENTENCE SENTENCE : "");
  g_string_append (code, "</pre><p>After.</p>");
  return g_string_free (g_steal_pointer (&code), FALSE);
}

/* What fits on a page is on one page, with the heading above it, wherever it begins. */
static void
test_short_blocks (void)
{
  static const char *const table =
      "<h2>Heading</h2><table><tr><th>Name</th></tr><tr><td>one</td></tr><tr><td>two</td></tr>"
      "<tr><td>three</td></tr><tr><td>four</td></tr></table>";
  g_autofree char *code = make_code (12);
  guint n_moved = 0;
  guint i;

  for (i = 0; i < 40; i++) {
    g_autoptr (DgsPrintLayout) with_code = lay_out_below (i, code);
    g_autoptr (DgsPrintLayout) with_table = lay_out_below (i, table);
    guint page = find_line (with_code, "Heading")->page;
    guint j;

    for (j = 0; j < with_code->lines->len; j++) {
      if (get_line (with_code, j)->paragraph->is_code)
        g_assert_cmpuint (get_line (with_code, j)->page, ==, page);
    }
    n_moved += page == 1 && find_line (with_code, "Short")->page == 0;
    page = find_line (with_table, "Heading")->page;
    g_assert_cmpuint (find_line (with_table, "Name")->page, ==, page);
    g_assert_cmpuint (find_line (with_table, "one")->page, ==, page);
    g_assert_cmpuint (find_line (with_table, "four")->page, ==, page);
  }
  g_assert_cmpuint (n_moved, >, 5);
}

/* What is longer than a page breaks between its lines, and no line of it stands alone. */
static void
test_long_code (void)
{
  g_autofree char *code = make_code (90);
  guint i;

  for (i = 0; i < 30; i++) {
    g_autoptr (DgsPrintLayout) layout = lay_out_below (i, code);
    guint n_on_page[16] = { 0 };
    const DgsPrintLine *last = NULL;
    guint n_pages = 0;
    guint j;

    g_assert_cmpuint (find_line (layout, "Heading")->page, ==,
                      find_line (layout, "first_of_1 (")->page);
    for (j = 0; j < layout->lines->len; j++) {
      const DgsPrintLine *line = get_line (layout, j);

      if (!line->paragraph->is_code)
        continue;
      if (last && last->paragraph == line->paragraph)
        g_assert_cmpuint (last->page, ==, line->page);
      if (!last || last->paragraph != line->paragraph)
        n_on_page[line->page]++;
      last = line;
    }
    for (j = 0; j < G_N_ELEMENTS (n_on_page); j++) {
      g_assert_cmpuint (n_on_page[j], !=, 1);
      n_pages += n_on_page[j] > 0;
    }
    g_assert_cmpuint (n_pages, >, 1);
  }
}

/* No heading is the last on its page, and no page ends below where it may. */
static void
test_headings (void)
{
  guint i;
  guint j;

  for (i = 0; i < 40; i++) {
    g_autoptr (DgsPrintLayout) layout =
        lay_out_below (i, "<h2>Above</h2><h3>Heading</h3><p>" SENTENCE SENTENCE SENTENCE "</p>");

    g_assert_cmpuint (find_line (layout, "Above")->page, ==, find_line (layout, "One slow")->page);
    for (j = 0; j < layout->lines->len; j++)
      g_assert_cmpfloat (get_line (layout, j)->y + get_line (layout, j)->height, <=,
                         HEIGHT - 2 * DGS_PRINT_MARGIN + 0.01);
  }
}

/* --- Pictures --- */

static GHashTable *
make_pictures (int width, int height)
{
  GHashTable *pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gsize length = (gsize) width * (gsize) height * 3;
  guint8 *pixels = g_malloc (length);
  g_autoptr (GBytes) bytes = NULL;

  memset (pixels, 0x80, length);
  bytes = g_bytes_new_take (pixels, length);
  g_hash_table_insert (
      pictures, g_strdup ("https://acme.example/i.png"),
      gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8, bytes, (gsize) width * 3));
  return pictures;
}

#define IMAGES \
  "<p>Before.</p><img src='/i.png' alt='A diagram'><img src='/other.png' alt='Not here'><p>After.</p>"

static const DgsPrintLine *
find_picture (DgsPrintLayout *layout)
{
  guint i;

  for (i = 0; i < layout->lines->len; i++) {
    if (get_line (layout, i)->paragraph->texture)
      return get_line (layout, i);
  }
  g_assert_not_reached ();
}

/* A picture that is at hand is printed in its shape, no larger than on the display nor than the
 * page; of another there are the words. */
static void
test_pictures (void)
{
  static const struct {
    int width;
    int height;
    double printed_width;
    double printed_height;
  } cases[] = {
    { 200, 100, 150, 75 },
    { 1928, 100, WIDTH, 25 },
    { 100, 2688, 25, HEIGHT - 2 * DGS_PRINT_MARGIN },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GHashTable) pictures = make_pictures (cases[i].width, cases[i].height);
    g_autoptr (DgsPrintLayout) layout = lay_out_with_pictures (IMAGES, FALSE, pictures);
    const DgsPrintLine *line = find_picture (layout);
    double y = DGS_PRINT_MARGIN + line->y;

    g_assert_cmpfloat_with_epsilon (line->paragraph->picture_width, cases[i].printed_width, 0.1);
    g_assert_cmpfloat_with_epsilon (line->height, cases[i].printed_height, 0.1);
    g_assert_cmpfloat (line->y + line->height, <=, HEIGHT - 2 * DGS_PRINT_MARGIN + 0.01);
    g_assert_cmpuint (count_ink (layout, line->page, 2, (int) y + 2, 20, 20), ==, 20 * 20);
    g_assert_cmpuint (find_line (layout, "Not here")->line, ==, 0);
  }
}

/* --- From the right --- */

/* Text that runs from the right ends at the right, but where it is indented. */
static void
test_rtl (void)
{
  g_autoptr (DgsPrintLayout) layout =
      lay_out ("<p>فقرة عربية</p><ul><li>بند<ul><li>داخلي</li></ul></li></ul>"
               "<blockquote><p>اقتباس</p></blockquote><p>English</p>",
               FALSE);
  const DgsPrintLine *quote = find_line (layout, "اقتباس");
  int y = (int) (DGS_PRINT_MARGIN + find_line (layout, "فقرة عربية")->y);

  g_assert_cmpuint (count_ink (layout, 0, WIDTH - 60, y, 60, 16), >, 20);
  g_assert_cmpuint (count_ink (layout, 0, 0, y, WIDTH / 2, 16), ==, 0);
  g_assert_cmpfloat (find_line (layout, "داخلي")->paragraph->right, >, 10);
  g_assert_cmpfloat (find_line (layout, "داخلي")->paragraph->left, ==, 0);
  y = (int) (DGS_PRINT_MARGIN + quote->y);
  /* The bar stands on the right, and only there. */
  g_assert_cmpuint (count_ink (layout, 0, 0, y, WIDTH / 2, 12), ==, 0);
  g_assert_cmpuint (count_ink (layout, 0, WIDTH - 12, y, 12, 12), >=, 12);
  y = (int) (DGS_PRINT_MARGIN + find_line (layout, "English")->y);
  g_assert_cmpuint (count_ink (layout, 0, WIDTH / 2, y, WIDTH / 2, 14), ==, 0);
}

/* All kinds of blocks over several pages, for a look at them where DIGESTS_PICTURES says where the
 * pages go. */
static void
test_look (void)
{
  static const char *const html =
      "<h2>Top Stories</h2><p><strong>[A queue split in two]</strong> · Acme · <a href='/a'>Source</a>"
      "\n" SENTENCE SENTENCE SENTENCE "</p><h3>A smaller heading</h3><p>" SENTENCE SENTENCE
      "With <code>code</code>, <em>words</em> and <a href='https://acme.example/'>a link</a>.</p>"
      "<ul><li>" SENTENCE "<ul><li>" SENTENCE SENTENCE "</li></ul></li><li>Short</li></ul>"
      "<ol start='9'><li>Nine</li><li>" SENTENCE SENTENCE
      "</li></ol><blockquote><p>" SENTENCE SENTENCE
      "</p></blockquote><pre>int\nmain (void)\n{\n  return a_call_with_a_very_long_name (and_one, "
      "and_another, and_a_third, and_a_fourth_argument);\n}</pre><hr>"
      "<table><tr><th>Name</th><th>Before</th><th>After</th></tr><tr><td>Latency</td><td>41 s</td>"
      "<td>6 s</td></tr><tr><td>Cost</td><td>100 %</td><td>80 %</td></tr></table>"
      "<img src='/i.png' alt='A diagram of the queues'><p>" SENTENCE "</p>"
      "<details><summary>Sources</summary><ul><li><a href='/b'>Acme</a></li></ul></details>";
  g_autofree char *twice = g_strconcat (html, html, html, NULL);
  g_autoptr (GHashTable) pictures = make_pictures (300, 120);
  g_autoptr (DgsPrintLayout) layout = lay_out_with_pictures (twice, TRUE, pictures);
  const char *folder = g_getenv ("DIGESTS_PICTURES");
  guint i;

  g_assert_cmpuint (dgs_print_layout_get_n_pages (layout), >, 2);
  for (i = 0; folder && i < dgs_print_layout_get_n_pages (layout); i++) {
    cairo_surface_t *surface = draw (layout, i, 1.6);
    g_autofree char *name = g_strdup_printf ("%s/page-%u.png", folder, i + 1);

    cairo_surface_write_to_png (surface, name);
    cairo_surface_destroy (surface);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/print-layout/empty", test_empty);
  g_test_add_func ("/reader/print-layout/pages", test_pages);
  g_test_add_func ("/reader/print-layout/links", test_links);
  g_test_add_func ("/reader/print-layout/addresses", test_addresses);
  g_test_add_func ("/reader/print-layout/kinds", test_kinds);
  g_test_add_func ("/reader/print-layout/short-blocks", test_short_blocks);
  g_test_add_func ("/reader/print-layout/long-code", test_long_code);
  g_test_add_func ("/reader/print-layout/headings", test_headings);
  g_test_add_func ("/reader/print-layout/pictures", test_pictures);
  g_test_add_func ("/reader/print-layout/rtl", test_rtl);
  g_test_add_func ("/reader/print-layout/look", test_look);
  return g_test_run ();
}
