/**
 * What will run: the steps of training and of packed inference, with thresholds and scales folded
 * and buffers placed. Knows the names of the runtime, not how Java text is laid out.
 */
package dev.signet.processor.plan;
