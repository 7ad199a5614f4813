/**
 * Problems and the places they point at. Comes in: problems from all rooms; goes out: messages of
 * the compiler. May know {@code javax.lang.model}.
 */
package dev.signet.processor.diag;
