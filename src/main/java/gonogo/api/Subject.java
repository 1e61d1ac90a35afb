package gonogo.api;

import org.jspecify.annotations.Nullable;

/**
 * What is about to be deployed, and where to: what evidence and signatures must be about.
 *
 * @param environment the name of the environment
 */
public record Subject(
    @Nullable String product,
    @Nullable String version,
    @Nullable String commit,
    String environment) {}
