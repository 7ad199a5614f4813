/**
 * The naive evaluation path: plain loops over one image, with which packed inference must agree bit
 * for bit.
 */
package dev.signet.training.evaluate;
