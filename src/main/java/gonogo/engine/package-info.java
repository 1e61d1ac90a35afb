/** Plan, ledger, scheduler, deadline, bundle: the way from a plan to a report. */
@NullMarked
package gonogo.engine;

import org.jspecify.annotations.NullMarked;
