/*
 * The entry of the images, where there is no shell: starts the JVM, forwards signals, and answers with the status that
 * gonogo itself has said. A JVM that does not start or dies may end with 0, 1 or 3, which are verdicts: that is 4.
 *
 *   entry ARGUMENT...   runs gonogo
 *   entry --aot-key     prints the key of the start-up cache, for the build of the image
 *
 * GONOGO_JAVA_OPTS holds further options of the JVM, separated by spaces.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define FAULT 4
#define RESULT_FD 9
#define MOST_OPTIONS 64

static const char *const LIB = "/opt/gonogo/lib";
static const char *const CACHE_KEY = "/opt/gonogo/gonogo.aot.key";

static volatile pid_t child;

static int fail(const char *what) {
  fprintf(stderr, "gonogo: %s: %s\n", what, strerror(errno));
  return FAULT;
}

static void forward(int signal_number) {
  int saved = errno;
  if (child > 0) {
    kill(child, signal_number);
  }
  errno = saved;
}

/* Mixes the content of a file into a key, eight bytes at a time; it is to notice a change, not to withstand one. */
static uint64_t mix_file(uint64_t key, const char *path) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  struct stat info;
  if (fd < 0 || fstat(fd, &info) != 0) {
    return 0; /* a key that no cache has */
  }
  size_t size = (size_t)info.st_size;
  key = (key ^ size) * 0x100000001b3ULL;
  const unsigned char *bytes = size == 0 ? NULL : mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
  close(fd);
  if (bytes == MAP_FAILED) {
    return 0;
  }
  for (size_t at = 0; at < size; at += 8) {
    uint64_t word = 0;
    memcpy(&word, bytes + at, size - at < 8 ? size - at : 8);
    key = (key ^ word) * 0x9e3779b97f4a7c15ULL;
    key ^= key >> 32;
  }
  if (bytes != NULL) {
    munmap((void *)bytes, size);
  }
  return key;
}

static int is_visible(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

/* What the start-up cache is made from: the libraries with their names, the options, the JDK. */
static uint64_t cache_key(void) {
  uint64_t key = 0xcbf29ce484222325ULL;
  struct dirent **entries;
  int count = scandir(LIB, &entries, is_visible, alphasort);
  if (count <= 0) {
    return 0;
  }
  for (int i = 0; i < count && key != 0; i++) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", LIB, entries[i]->d_name);
    for (const char *letter = entries[i]->d_name; *letter != 0; letter++) {
      key = (key ^ (unsigned char)*letter) * 0x100000001b3ULL;
    }
    key = mix_file(key, path);
    free(entries[i]);
  }
  free(entries);
  key = key == 0 ? 0 : mix_file(key, "/opt/gonogo/java.options");
  key = key == 0 ? 0 : mix_file(key, "/opt/gonogo/image.options");
  return key == 0 ? 0 : mix_file(key, "/opt/java/release");
}

/* Whether the cache was made from what is there now. A JVM of JDK 25 does not look (JDK-8377932). */
static int cache_holds(void) {
  FILE *file = fopen(CACHE_KEY, "re");
  unsigned long long said = 0;
  if (file == NULL) {
    return 0;
  }
  int fields = fscanf(file, "%llx", &said);
  fclose(file);
  return fields == 1 && said != 0 && said == cache_key();
}

static void run_jvm(int argc, char **argv, int result) {
  char *options = getenv("GONOGO_JAVA_OPTS");
  char **command = calloc((size_t)argc + MOST_OPTIONS + 16, sizeof *command);
  int n = 0;
  if (command == NULL || dup2(result, RESULT_FD) < 0) {
    _exit(fail("cannot be started"));
  }
  command[n++] = "/opt/java/bin/java";
  command[n++] = "@/opt/gonogo/java.options";
  command[n++] = "@/opt/gonogo/image.options";
  if (cache_holds()) {
    command[n++] = "-XX:+UnlockDiagnosticVMOptions";
    command[n++] = "-XX:-AOTAdapterCaching";
    command[n++] = "-XX:-AOTStubCaching";
    command[n++] = "-XX:AOTCache=/opt/gonogo/gonogo.aot";
  }
  int most = n + MOST_OPTIONS;
  for (char *word = options == NULL ? NULL : strtok(options, " "); word != NULL; word = strtok(NULL, " ")) {
    if (n == most) {
      errno = E2BIG;
      _exit(fail("GONOGO_JAVA_OPTS"));
    }
    command[n++] = word;
  }
  command[n++] = "-Dgonogo.result=/proc/self/fd/9";
  command[n++] = "gonogo.cli.Main";
  for (int i = 1; i < argc; i++) {
    command[n++] = argv[i];
  }
  /* Options that others set for every JVM can change what gonogo does, or keep it from starting. */
  unsetenv("JAVA_TOOL_OPTIONS");
  unsetenv("JDK_JAVA_OPTIONS");
  unsetenv("_JAVA_OPTIONS");
  unsetenv("CLASSPATH");
  execv(command[0], command);
  _exit(fail(command[0]));
}

int main(int argc, char **argv) {
  if (argc == 2 && strcmp(argv[1], "--aot-key") == 0) {
    printf("%llx\n", (unsigned long long)cache_key());
    return 0;
  }
  int result[2];
  if (pipe2(result, O_CLOEXEC) != 0) {
    return fail("cannot make a pipe");
  }
  struct sigaction forwarding = {.sa_handler = forward};
  sigaction(SIGTERM, &forwarding, NULL);
  sigaction(SIGHUP, &forwarding, NULL);
  sigaction(SIGINT, &forwarding, NULL);
  child = fork();
  if (child < 0) {
    return fail("cannot be started");
  }
  if (child == 0) {
    run_jvm(argc, argv, result[1]);
  }
  close(result[1]);
  int state = 0;
  pid_t ended;
  do { /* as the first process of a container it is also given orphans to bury */
    ended = wait(&state);
  } while ((ended < 0 && errno == EINTR) || (ended > 0 && ended != child));
  int status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);

  char said[32] = "";
  fcntl(result[0], F_SETFL, O_NONBLOCK);
  ssize_t length = read(result[0], said, sizeof said - 1);
  said[length < 0 ? 0 : length] = 0;
  char expected[16];
  snprintf(expected, sizeof expected, "%d\n", status);
  if (strcmp(said, expected) == 0 || status == 129 || status == 130 || status == 143) {
    return status;
  }
  fprintf(stderr, "gonogo: the Java virtual machine ended with %d and gave no result\n", status);
  return FAULT;
}
