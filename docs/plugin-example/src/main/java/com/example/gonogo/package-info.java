/** A kind of system, a question about it and a probe that judges the answer: a plugin of gonogo. */
@NullMarked
package com.example.gonogo;

import org.jspecify.annotations.NullMarked;
