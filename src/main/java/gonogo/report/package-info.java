/** Makes terminal text and JSON from a report. Everything that came from outside is cleaned on its way into the text. */
@NullMarked
package gonogo.report;

import org.jspecify.annotations.NullMarked;
