/** The question about one HTTP exchange with one address, and the collector that asks it with the Micronaut HTTP client. */
@NullMarked
package gonogo.collect.http;

import org.jspecify.annotations.NullMarked;
