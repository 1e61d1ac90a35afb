/** Makes terminal text and JSON from a report. Whatever came from outside is cleaned on its way into the text. */
@NullMarked
package gonogo.report;

import org.jspecify.annotations.NullMarked;
