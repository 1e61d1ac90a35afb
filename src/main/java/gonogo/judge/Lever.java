package gonogo.judge;

import org.jspecify.annotations.Nullable;

/**
 * Something that can move a verdict towards GO without the world changing.
 *
 * @param lever {@code waiver}, {@code fact}, {@code setting}, {@code severity}, {@code phase}, {@code signature},
 *     {@code adoption}, {@code gate}, {@code only}, {@code at}, {@code max-age}, {@code environment}, {@code vantage},
 *     {@code plugins} (evidence is judged with others than it was recorded with) or {@code extends} (a setting, severity or phase that is another than in the environment that is extended)
 * @param item the item that it touches; null when it touches the whole
 * @param from what it would be without; null when nothing
 * @param to what it is
 * @param where the file and line that says so; null for the command line and the installation
 */
public record Lever(
    String lever,
    @Nullable String item,
    @Nullable String from,
    String to,
    @Nullable String where) {}
