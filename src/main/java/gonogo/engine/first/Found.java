package gonogo.engine.first;

/**
 * Something that a file says.
 *
 * @param source the file, from the working directory, with the line where it has lines: {@code pom.xml:12}
 */
public record Found(String value, String source) {}
