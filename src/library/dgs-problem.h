/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DgsProblem:
 *
 * What can go wrong with a feed or an address. The numbers are kept in the library: new ones
 * are added at the end.
 */
typedef enum {
  DGS_PROBLEM_NONE,
  DGS_PROBLEM_ADDRESS,    /* no address that can be fetched */
  DGS_PROBLEM_HOST,       /* the host's name is not known */
  DGS_PROBLEM_CONNECTION, /* no connection, or it broke: the answer is cut off */
  DGS_PROBLEM_TLS,        /* the certificate is not to be trusted */
  DGS_PROBLEM_TIMEOUT,    /* no answer in time */
  DGS_PROBLEM_TOO_LARGE,  /* larger than allowed */
  DGS_PROBLEM_REDIRECT,   /* redirects that lead nowhere */
  DGS_PROBLEM_WAIT,       /* the host asked to wait */
  DGS_PROBLEM_NOT_FOUND,  /* 404 */
  DGS_PROBLEM_GONE,       /* 410 */
  DGS_PROBLEM_FORBIDDEN,  /* 401, 403 */
  DGS_PROBLEM_SERVER,     /* any other status that is no success */
  DGS_PROBLEM_EMPTY,      /* nothing came */
  DGS_PROBLEM_PAGE,       /* a page where a feed was expected, and it names no feed */
  DGS_PROBLEM_NOT_A_FEED, /* neither feed nor page */
  DGS_PROBLEM_CHOICE,     /* a page that names several feeds */
  DGS_PROBLEM_EXISTS,     /* already subscribed */
  DGS_PROBLEM_NO_ARTICLE, /* a page in which no article was found */
  DGS_PROBLEM_DISK,       /* the library could not be read or written */
  DGS_PROBLEM_CANCELLED,
  DGS_PROBLEM_UNKNOWN,
  DGS_PROBLEM_NOT_AN_IMAGE, /* no image of a kind that is shown */
} DgsProblem;

DgsProblem dgs_problem_from_error (const GError *error);
DgsProblem dgs_problem_from_status (guint status);

/**
 * DgsLibraryFault:
 * @DGS_LIBRARY_FAULT_NEWER: a newer version of the program made it
 * @DGS_LIBRARY_FAULT_DAMAGED: what is in its file is no library, or not a whole one
 * @DGS_LIBRARY_FAULT_DENIED: its folder or file cannot be made, read or written
 * @DGS_LIBRARY_FAULT_FULL: the disk is full
 * @DGS_LIBRARY_FAULT_BUSY: another program keeps it to itself
 *
 * Why a library cannot be opened.
 */
typedef enum {
  DGS_LIBRARY_FAULT_UNKNOWN,
  DGS_LIBRARY_FAULT_NEWER,
  DGS_LIBRARY_FAULT_DAMAGED,
  DGS_LIBRARY_FAULT_DENIED,
  DGS_LIBRARY_FAULT_FULL,
  DGS_LIBRARY_FAULT_BUSY,
} DgsLibraryFault;

DgsLibraryFault dgs_library_fault_from_error (const GError *error);

/* One domain for the layer; its codes are the problems. */
#define DGS_LIBRARY_ERROR (dgs_library_error_quark ())
GQuark dgs_library_error_quark (void);

G_END_DECLS
