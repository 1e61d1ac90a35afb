package gonogo.model;

import org.jspecify.annotations.Nullable;

/**
 * A sheet of somebody's word, as it was read; nothing of it is believed yet.
 *
 * @param sheet the file whose bytes were signed
 * @param signature the armored signature beside it; null when there is none
 */
public record SignedFile(Source sheet, @Nullable Source signature) {}
