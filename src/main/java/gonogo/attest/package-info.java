/** Sheets of people's word, and the signatures over them: read, verified and written; pure. */
@NullMarked
package gonogo.attest;

import org.jspecify.annotations.NullMarked;
