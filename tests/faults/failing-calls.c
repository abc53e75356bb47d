/*
 * Fails or delays what a process asks of the disk, below SQLite: loaded before the C library (LD_PRELOAD), it counts the
 * calls that change files whose path holds a word, and fails those it is told to.
 *
 * It is told in the process itself, by a rename to a name that no file has: rename("<word>", "arm:<from>:<count>:<how>").
 * Calls are counted from 1 then; `count` of them fail from `from` on. `how` is EIO, ENOSPC, EDQUOT, SHORT (half of what is
 * written is), SLOW (50 ms later) or KILL (the process ends before the call). rename("<word>", "count") returns, as errno
 * of a failure, how many calls there were, up to 4000.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static long calls, first, many;
static char how[16] = "NONE";

static int watched_path(const char *path) {
  const char *word = getenv("FAILING_IN");
  return word != NULL && path != NULL && strstr(path, word) != NULL;
}

static int watched(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return watched_path(path);
}

/* Whether this call fails; a slow one is done, later. */
static int fails(void) {
  calls++;
  if (first == 0 || calls < first || calls >= first + many) return 0;
  if (strcmp(how, "KILL") == 0) kill(getpid(), SIGKILL);
  if (strcmp(how, "SLOW") == 0) {
    struct timespec wait = {0, 50 * 1000 * 1000};
    nanosleep(&wait, NULL);
    return 0;
  }
  errno = strcmp(how, "ENOSPC") == 0 ? ENOSPC : strcmp(how, "EDQUOT") == 0 ? EDQUOT : EIO;
  return 1;
}

static int is_short(void) { return strcmp(how, "SHORT") == 0; }

#define REAL(type, name, ...)                        \
  static type (*real)(__VA_ARGS__);                  \
  if (real == NULL) real = dlsym(RTLD_NEXT, name);

ssize_t write(int fd, const void *bytes, size_t length) {
  REAL(ssize_t, "write", int, const void *, size_t)
  if (watched(fd) && fails()) return is_short() && length > 1 ? real(fd, bytes, length / 2) : -1;
  return real(fd, bytes, length);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
  REAL(ssize_t, "pwrite", int, const void *, size_t, off_t)
  if (watched(fd) && fails()) return is_short() && length > 1 ? real(fd, bytes, length / 2, at) : -1;
  return real(fd, bytes, length, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t at) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t)
  if (watched(fd) && fails()) return is_short() && length > 1 ? real(fd, bytes, length / 2, at) : -1;
  return real(fd, bytes, length, at);
}

int fsync(int fd) {
  REAL(int, "fsync", int)
  return watched(fd) && fails() ? -1 : real(fd);
}

int fdatasync(int fd) {
  REAL(int, "fdatasync", int)
  return watched(fd) && fails() ? -1 : real(fd);
}

int ftruncate(int fd, off_t length) {
  REAL(int, "ftruncate", int, off_t)
  return watched(fd) && fails() ? -1 : real(fd, length);
}

int ftruncate64(int fd, off_t length) {
  REAL(int, "ftruncate64", int, off_t)
  return watched(fd) && fails() ? -1 : real(fd, length);
}

/* Opening counts where it is to write, and fails as it does where a disk does. */
static int opens(const char *path, int flags) {
  return (flags & O_ACCMODE) != O_RDONLY && watched_path(path) && fails();
}

static mode_t mode_of(int flags, va_list rest) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; }

#define OPEN(name)                                                  \
  int name(const char *path, int flags, ...) {                      \
    REAL(int, #name, const char *, int, ...)                        \
    va_list rest;                                                   \
    va_start(rest, flags);                                          \
    mode_t mode = mode_of(flags, rest);                             \
    va_end(rest);                                                   \
    return opens(path, flags) ? -1 : real(path, flags, mode);       \
  }

OPEN(open)
OPEN(open64)

int unlink(const char *path) {
  REAL(int, "unlink", const char *)
  return watched_path(path) && fails() ? -1 : real(path);
}

int link(const char *from, const char *to) {
  REAL(int, "link", const char *, const char *)
  return watched_path(to) && fails() ? -1 : real(from, to);
}

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *)
  const char *word = getenv("FAILING_IN");
  if (word != NULL && strcmp(from, word) == 0) {
    if (strcmp(to, "count") == 0) {
      errno = calls > 4000 ? 4000 : (int)calls;
      first = 0;
      return calls == 0 ? 0 : -1;
    }
    if (sscanf(to, "arm:%ld:%ld:%15s", &first, &many, how) == 3) {
      calls = 0;
      return 0;
    }
  }
  return watched_path(to) && fails() ? -1 : real(from, to);
}
