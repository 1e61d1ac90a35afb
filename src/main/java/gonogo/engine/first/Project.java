package gonogo.engine.first;

import org.jspecify.annotations.Nullable;

/**
 * What the file of a build tool says of a product; null where it says nothing.
 *
 * @param page where it says that the project is at home, which need not be the site that is deployed
 */
record Project(
    @Nullable Found name, @Nullable Found version, @Nullable Found page) {}
