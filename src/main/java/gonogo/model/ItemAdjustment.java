package gonogo.model;

import org.jspecify.annotations.Nullable;

/**
 * What an environment changes about an item.
 *
 * @param with settings for every check that has them, or below a probe id for that one; not bound yet
 * @param severityPlace of the whole where no severity is said, and likewise for the phase
 */
public record ItemAdjustment(
    String item,
    Node.Mapping with,
    @Nullable Severity severity,
    @Nullable Phase phase,
    Place severityPlace,
    Place phasePlace,
    Place place) {}
