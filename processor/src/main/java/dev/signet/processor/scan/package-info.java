/**
 * From the compiler's elements to {@link dev.signet.processor.scan.Declared}: what was written, as
 * data, every value with its origin. The only room besides {@code diag} that knows {@code
 * javax.lang.model}; it knows no layer by name.
 */
package dev.signet.processor.scan;
