/**
 * What is known of each kind of layer, one file each; {@link dev.signet.processor.op.Ops} is the
 * table of contents.
 */
package dev.signet.processor.op;
