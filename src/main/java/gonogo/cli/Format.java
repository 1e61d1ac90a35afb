package gonogo.cli;

/** How standard output is written. */
enum Format {
  TEXT,
  JSON
}
