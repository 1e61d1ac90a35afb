package gonogo.catalog;

/**
 * A key that a person may write, in words.
 *
 * @param description one sentence, without a full stop
 * @param example a value in YAML flow style that binds; to be replaced by a true one
 */
public record Explained(String name, String description, String example) {}
