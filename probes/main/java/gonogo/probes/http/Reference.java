package gonogo.probes.http;

import org.jspecify.annotations.Nullable;

/**
 * A file that a page names.
 *
 * @param url absolute, without fragment
 * @param initial whether a browser loads it with the page; false for what is loaded later, or perhaps never
 * @param choice of all files with the same number a browser loads one; null when it has no choice
 */
record Reference(
    Use use, String url, boolean initial, @Nullable Integer choice) {

  /** What a file is for. */
  enum Use {
    PAGE,
    SCRIPT,
    STYLE,
    /** Shown by the page itself. */
    IMAGE,
    /** Of the browser's frame, or of a home screen. */
    ICON,
    FONT,
    /** Named by a style sheet: an image or a font that is loaded when a rule applies. */
    STYLED,
    OTHER
  }

  boolean isCode() {
    return use == Use.SCRIPT || use == Use.STYLE;
  }

  /** This and another reference to the same file, as one. */
  Reference and(Reference other) {
    Use known = use == Use.OTHER ? other.use : use;
    boolean loaded = initial || other.initial;
    boolean certain = (initial && choice == null) || (other.initial && other.choice == null);
    return new Reference(
        known, url, loaded, certain ? null : choice == null ? other.choice : choice);
  }
}
