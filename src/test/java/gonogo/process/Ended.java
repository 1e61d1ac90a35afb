package gonogo.process;

import java.time.Duration;

/** What a command came to, and how long it took with the start of its JVM. */
record Ended(int status, String out, String err, Duration took) {}
