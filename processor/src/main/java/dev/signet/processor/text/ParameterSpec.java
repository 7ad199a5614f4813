package dev.signet.processor.text;

/** A parameter of a method. */
public record ParameterSpec(TypeName type, String name) {}
