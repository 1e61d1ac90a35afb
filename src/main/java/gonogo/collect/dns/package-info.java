/** Questions to the Domain Name System: what a resolver, or a name server itself, says of a name. */
@NullMarked
package gonogo.collect.dns;

import org.jspecify.annotations.NullMarked;
