/**
 * From a graph to a {@link dev.signet.processor.check.SoundGraph}, the proof that checking
 * succeeded. One check, one file, one line in {@link dev.signet.processor.check.Checks}.
 */
package dev.signet.processor.check;
