/**
 * Passes from a sound graph to another one of other shapes, with what each trained number becomes.
 */
package dev.signet.processor.rewrite;
