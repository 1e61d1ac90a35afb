package gonogo.probes.documents;

/**
 * A link or an image.
 *
 * @param target as written
 * @param line of the file, from 1
 */
record Link(String target, boolean image, int line) {}
