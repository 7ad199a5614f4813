/**
 * What the compiler made of networks, as text to commit. Comes in: plans; goes out: the text, and
 * how it differs from the committed one. Touches no files.
 */
package dev.signet.processor.lock;
