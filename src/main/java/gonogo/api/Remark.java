package gonogo.api;

/**
 * Something true that a reader should know: near a limit, seen only at the second attempt, not looked at.
 *
 * @param where the thing it is about
 */
public record Remark(String where, String text) {}
