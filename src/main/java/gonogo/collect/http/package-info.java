@NullMarked
package gonogo.collect.http;

import org.jspecify.annotations.NullMarked;
