/**
 * What runs between binary convolutions: arrays in, arrays out, one picture, NHWC (index {@code ((y
 * * width + x) * channels) + c}), no allocation. The order of float operations is part of every
 * contract here, so that results are equal on every machine.
 */
package dev.signet.inference.layer;
