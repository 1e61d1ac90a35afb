/** The launcher, from outside, around a program and a Maven of our own. */
@NullMarked
package gonogo.launcher;

import org.jspecify.annotations.NullMarked;
