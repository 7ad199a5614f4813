/**
 * What stands between a layer and the loss: the gradient paths of Zhu et al., "Improving Gradient
 * Paths for Binary Convolutional Neural Networks".
 */
package dev.signet.processor.paths;
