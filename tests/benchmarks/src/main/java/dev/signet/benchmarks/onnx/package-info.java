/** Writes ONNX models. */
package dev.signet.benchmarks.onnx;
