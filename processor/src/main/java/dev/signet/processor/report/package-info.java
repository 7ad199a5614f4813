/**
 * A page to look at for one network. It reads what the other stages made and hands out text; it
 * knows neither the compiler nor how Java text is laid out.
 */
package dev.signet.processor.report;
