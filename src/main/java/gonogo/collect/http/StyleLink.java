package gonogo.collect.http;

/**
 * A URL that a style sheet names.
 *
 * @param url as written, escapes undone
 * @param imported whether it is another style sheet
 */
public record StyleLink(String url, boolean imported) {}
